/** What the worker thread can be asked to do. Each loads what it needs when it is first asked. */
import type { Comparison } from '../../shared/compare/comparison.ts'
import type { ChangesView } from '../../shared/following/changesView.ts'
import type { MatrixView } from '../../shared/following/matrixView.ts'
import type { Export } from '../../shared/formats/export.ts'
import type { Imported } from '../../shared/formats/imported.ts'
import { seededIds } from '../../shared/formats/seededIds.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'
import { fileWords } from '../../shared/words/files.ts'

/** A letter to write; its words are those of its language, for functions cannot travel to a thread. */
export type ToWrite = { file: StatementFile; about: Omit<Export, 'words'> }

/** A stranger's file to read. `seed`: what its ids follow from; `title`: where its text names none. */
export type ToRead = {
  bytes: Uint8Array
  seed: string
  title: string
  changes: 'accept' | 'reject'
}

export type HtmlToRead = Pick<ToRead, 'seed' | 'title'> & { text: string }

/** Two texts to compare, in the language of the newer one. */
export type ToCompare = {
  old: Pick<StatementFile, 'title' | 'body'>
  now: Pick<StatementFile, 'title' | 'body' | 'language'>
}

export const tasks = {
  readDocx: async ({ bytes, seed, title, changes }: ToRead): Promise<Imported> =>
    (await import('../../shared/formats/docx/docxRead.ts')).fromDocx(bytes, {
      newId: seededIds(seed),
      title,
      changes,
    }),
  readOdt: async ({ bytes, seed, title, changes }: ToRead): Promise<Imported> =>
    (await import('../../shared/formats/odt/odtRead.ts')).fromOdt(bytes, {
      newId: seededIds(seed),
      title,
      changes,
    }),
  readHtml: async ({ text, seed, title }: HtmlToRead): Promise<Imported> =>
    (await import('../../shared/formats/htmlForeign.ts')).fromHtml(text, { newId: seededIds(seed), title }),
  compare: async ({ old, now }: ToCompare): Promise<Comparison> =>
    (await import('../../shared/compare/compare.ts')).compare(old.body, now.body, {
      language: now.language,
      titles: { old: old.title, new: now.title },
    }),
  docx: async (letter: ToWrite): Promise<Uint8Array> =>
    (await import('../../shared/formats/docx/docxWrite.ts')).toDocx(letter.file, withWords(letter)),
  odt: async (letter: ToWrite): Promise<Uint8Array> =>
    (await import('../../shared/formats/odt/odtWrite.ts')).toOdt(letter.file, withWords(letter)),
  pdf: async (letter: ToWrite): Promise<Uint8Array> =>
    (await import('./pdf.ts')).renderPdf(letter.file, withWords(letter)),
  matrix: async ({ format, view }: { format: 'docx' | 'svg'; view: MatrixView }) =>
    format === 'docx'
      ? (await import('../../shared/following/matrixFiles.ts')).matrixDocx(view)
      : (await import('../../shared/following/matrixSvg.ts')).matrixSvg(view),
  changes: async ({ form, view }: { form: 'whole' | 'summary'; view: ChangesView }) => {
    const { changesDocx, summaryDocx } = await import('../../shared/following/changesDocx.ts')
    return form === 'whole' ? changesDocx(view) : summaryDocx(view)
  },
}

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
/** What a task takes; it is copied to the thread, so it holds values only. */
export type TaskData<T extends TaskName> = Parameters<Tasks[T]>[0]
export type TaskResult<T extends TaskName> = Awaited<ReturnType<Tasks[T]>>

const withWords = ({ file, about }: ToWrite): Export => ({ ...about, words: fileWords(file.language) })
