/**
 * Compares two texts, and writes what changed as a file, beside the screen's own flow: a long letter takes a second,
 * and typing, scrolling and leaving go on meanwhile.
 */
import type { Comparison } from '../../../shared/compare/comparison.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'

export type Asked =
  | { ask: 'compare'; old: StatementFile; now: StatementFile }
  | { ask: 'docx'; old: StatementFile; now: StatementFile; comparison: Comparison; date: number }
  | { ask: 'html'; now: StatementFile; comparison: Comparison }
export type Answers = { compare: Comparison; docx: Uint8Array<ArrayBuffer>; html: string }
export type Answer = { answer: Answers[keyof Answers] } | { failed: true }

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  self.postMessage(await answerTo(data).then(answer => ({ answer }), failed))
}

async function answerTo(asked: Asked): Promise<Answers[keyof Answers]> {
  switch (asked.ask) {
    case 'compare': {
      const { old, now } = asked
      const { compare } = await import('../../../shared/compare/compare.ts')
      const titles = { old: old.title, new: now.title }
      return compare(old.body, now.body, { language: now.language, titles })
    }
    case 'docx': {
      const { old, now, comparison, date } = asked
      const { toRedline } = await import('../../../shared/formats/docx/redline.ts')
      // Given a buffer of its own, because a shared one cannot be saved as a file.
      return new Uint8Array(await toRedline(old, now, comparison, { date }))
    }
    case 'html': {
      const { title, direction, language } = asked.now
      const { comparisonHtml } = await import('../../../shared/compare/html.ts')
      const { comparedWords } = await import('../../../shared/words/compared.ts')
      return comparisonHtml(asked.comparison, { title, direction, words: comparedWords(language) })
    }
  }
}

function failed(error: unknown): Answer {
  console.error(error)
  return { failed: true }
}
