/** A suggestion whose words were changed otherwise meanwhile: as it was, as it is, as suggested, and what shall stand. */
import { Fragment, useMemo, useState } from 'react'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import { retyped } from '../../shared/review/retyped.ts'
import { textOf } from '../../shared/statement/text.ts'
import type { Inline } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { rebase } from '../../shared/suggestion/rebase.ts'
import { partsAgainst } from '../../shared/suggestion/says.ts'
import { conflictView } from '../../shared/suggestion/view.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { LongField } from '../parts/Field.tsx'
import { changesOf } from './changesOf.ts'
import { useDesk } from './desk.ts'
import { treeOf } from './tree.ts'
import { useAccept } from './useAccept.ts'
import { words } from './words.ts'

type Words = Extract<Change, { kind: 'words' }>
/** A change of words that does not fit, with the words that stand there now. */
type Clash = { change: Words; now: Inline[]; merged: string | null; language: string }

export function ThreeWay({ suggestion, onLeave }: { suggestion: SuggestionRow; onLeave: () => void }) {
  const { editor } = useDesk()
  const [{ clashes, fitting }] = useState(() =>
    clashesOf(suggestion, editor.state.doc, languageOf(editor.view.dom)),
  )
  const [results, setResults] = useState(() =>
    clashes.map(({ change, merged }) => merged ?? textOf(change.says)),
  )
  const accept = useAccept(onLeave)
  const amended = useMemo(() => [...fitting, ...resolved(clashes, results)], [fitting, clashes, results])
  const set = (at: number, text: string) => setResults(before => before.with(at, text))
  return (
    <Dialog
      wide
      title={words.threeWay.title}
      onLeave={onLeave}
      error={accept.error}
      act={{
        says: words.threeWay.act,
        busy: accept.busy,
        disabled: amended.length === 0,
        onAct: () => accept.run([{ suggestion: suggestion.id, seen: suggestion.changed, amended }]),
      }}
    >
      {clashes.length === 0 && <p>{fitting.length > 0 ? words.threeWay.whole : words.threeWay.gone}</p>}
      {clashes.map((clash, at) => (
        <ClashFields
          key={clash.change.block}
          clash={clash}
          legend={words.threeWay.next(at + 1, clashes.length)}
          result={results[at] ?? ''}
          onResult={text => set(at, text)}
        />
      ))}
      {clashes.length > 0 && amended.length === 0 && <p className="hint">{words.threeWay.unchanged}</p>}
    </Dialog>
  )
}

function ClashFields({
  clash: { change, now, merged, language },
  legend,
  result,
  onResult,
}: {
  clash: Clash
  legend: string
  result: string
  onResult: (text: string) => void
}) {
  const versions = [
    { says: words.threeWay.was, content: change.was },
    { says: words.threeWay.now, content: now },
    { says: words.threeWay.says, content: change.says },
  ]
  return (
    <fieldset className="clash">
      <legend className="unseen">{legend}</legend>
      <div className="three-ways">
        {versions.map(({ says, content }) => (
          <section key={says}>
            <h3>{says}</h3>
            <p className="words" dir="auto">
              <Differing was={change.was} content={content} language={language} />
            </p>
          </section>
        ))}
      </div>
      <div className="buttons">
        <Button onClick={() => onResult(textOf(change.says))}>{words.threeWay.takeSuggested}</Button>
        {merged !== null && <Button onClick={() => onResult(merged)}>{words.threeWay.takeMerged}</Button>}
        <Button onClick={() => onResult(textOf(now))}>{words.threeWay.keep}</Button>
      </div>
      <LongField
        label={words.threeWay.result}
        hint={words.threeWay.resultHint}
        value={result}
        onText={onResult}
        rows={4}
      />
    </fieldset>
  )
}

/** Words with those marked that are not as they were. */
function Differing({ was, content, language }: { was: Inline[]; content: Inline[]; language: string }) {
  if (textOf(content) === '') return words.suggestion.nothing
  return partsAgainst(was, content, language).map(({ text, differs }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are never reordered.
    differs ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>,
  )
}

const languageOf = (letter: HTMLElement): string => letter.lang || 'und'

function clashesOf(suggestion: SuggestionRow, doc: Parameters<typeof treeOf>[0], language: string) {
  const tree = treeOf(doc)
  const { parts } = rebase(changesOf(suggestion), tree)
  const clashes = parts.flatMap(({ change, standing }): Clash[] => {
    if (standing !== 'conflict' || change.kind !== 'words') return []
    const { now, merged } = conflictView(change, tree)
    if (typeof now === 'string') return []
    return [{ change, now, merged: merged === null ? null : textOfEither(merged), language }]
  })
  const fitting = parts.flatMap(({ change, standing }) =>
    standing === 'clean' || standing === 'moved' ? [change] : [],
  )
  return { clashes, fitting }
}

const textOfEither = (said: string | Inline[]) => (typeof said === 'string' ? said : textOf(said))

/** What the decider makes of it; words left as they are now are no change. Words that stay keep their marks. */
function resolved(clashes: readonly Clash[], results: readonly string[]): Change[] {
  return clashes.flatMap(({ change, now, language }, at) => {
    const result = results[at] ?? ''
    if (result === textOf(now)) return []
    const says = result === textOf(change.says) ? change.says : retyped(now, result, language)
    return [{ ...change, was: now, says }]
  })
}
