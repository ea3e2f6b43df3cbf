/** Provisions as they were and as they are, word by word. */
import { useMemo } from 'react'
import '../../look/compare.css'
import { wordsBetween } from '../../../shared/compare/plainWords.ts'
import type { Evidence } from '../../../shared/contract/outcomes.ts'
import { words } from '../../words.ts'
import { ChangedWords } from '../compare/ChangedWords.tsx'
import { pairsOf } from './pairs.ts'

/** The words of provisions as one text, each with its title above it. */
export const textOf = (provisions: readonly Evidence[]): string =>
  provisions.map(({ title, text }) => [title ?? '', text].filter(line => line !== '').join('\n')).join('\n\n')

/** @param language decides where words end */
export function Redline({ old, now, language }: { old: string; now: string; language: string }) {
  const drawn = useMemo(() => wordsBetween(old, now, language), [old, now, language])
  return (
    <p className="redline" dir="auto" lang={language}>
      <ChangedWords words={drawn} />
    </p>
  )
}

/** Provisions against provisions: each beside the one it was, where there are several. */
export function Redlines({
  old,
  now,
  language,
}: {
  old: readonly Evidence[]
  now: readonly Evidence[]
  language: string
}) {
  const pairs = useMemo(() => pairsOf(old, now), [old, now])
  return pairs.map(pair => (
    <div key={[...pair.old, ...pair.now].map(({ draft, at }) => `${draft} ${at}`).join(' ')} className="pair">
      {pairs.length > 1 && (
        <h4>
          <FromTo {...pair} />
        </h4>
      )}
      <Redline old={textOf(pair.old)} now={textOf(pair.now)} language={language} />
    </div>
  ))
}

/** The numbers of the one side and of the other. */
function FromTo({ old, now }: { old: readonly Evidence[]; now: readonly Evidence[] }) {
  const said = (side: readonly Evidence[]) => words.following.place.placed(side.map(({ printed }) => printed))
  if (old.length === 0 || now.length === 0) return <bdi>{said([...old, ...now])}</bdi>
  return (
    <>
      <bdi>{said(old)}</bdi> <span className="arrow" aria-hidden="true" /> <bdi>{said(now)}</bdi>
    </>
  )
}

/** Provisions to be read as they are, each with its number. */
export function Provisions({ provisions, language }: { provisions: readonly Evidence[]; language: string }) {
  return provisions.map(({ draft, at, printed, title, text }) => (
    <div key={`${draft} ${at}`} className="provision-text" lang={language}>
      <h4 dir="auto">{words.following.changes.withTitle(words.following.provision(printed), title)}</h4>
      <p className="as-typed" dir="auto">
        {text}
      </p>
    </div>
  ))
}
