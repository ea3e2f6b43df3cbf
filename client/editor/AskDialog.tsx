/** Making an ask of a block, or changing what the register says of one, without leaving the letter. */

import { citationsInText } from '../../shared/cite/citations.ts'
import { type AskRow, makeAsk, reviseAsk } from '../../shared/contract/asks.ts'
import { seeCiting } from '../../shared/contract/citations.ts'
import { seeStatement } from '../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../data.ts'
import { AskForm } from '../pages/asks/form/AskForm.tsx'
import { newTarget, type Saying } from '../pages/asks/form/said.ts'
import { guessVerb } from './guessVerb.ts'
import { words } from './words.ts'

type Making = { statement: string; block: string; wording: string }

/** @param onMade called with the ask, so that the block can be marked with its id */
export function MakeAsk({
  making,
  onMade,
  onLeave,
}: {
  making: Making
  onMade: (ask: AskRow) => void
  onLeave: () => void
}) {
  const make = useAct(makeAsk, onMade)
  const of = useAimed(making.statement)
  if (!of) return null
  return (
    <AskForm
      {...of}
      title={words.ask.make}
      act={words.ask.act}
      first={firstOf(making.wording)}
      busy={make.isPending}
      error={make.error}
      onLeave={onLeave}
      onAct={said => make.mutate({ statement: making.statement, block: making.block, ...said })}
    />
  )
}

/** @param statement the letter in which it is changed */
export function ChangeAsk({
  ask,
  statement,
  onLeave,
}: {
  ask: AskRow
  statement: string
  onLeave: () => void
}) {
  const revise = useAct(reviseAsk, onLeave)
  const of = useAimed(statement)
  if (!of) return null
  return (
    <AskForm
      changing
      {...of}
      process={ask.process ?? of.process}
      title={words.ask.change}
      act={words.ask.save}
      first={ask}
      busy={revise.isPending}
      error={revise.error}
      onLeave={onLeave}
      onAct={said => revise.mutate({ ask: ask.id, seen: ask.revision, ...said })}
    />
  )
}

/** Where the asks of a letter belong, and the draft it works on; null until that is known. */
function useAimed(statement: string) {
  const seen = useAnswer(seeStatement, { statement })
  const citing = useAnswer(seeCiting, { statement })
  if (!seen.data) return null
  return {
    coalition: seen.data.coalition.id,
    process: citing.data?.process ?? null,
    meant: citing.data?.worksOn?.id ?? null,
  }
}

/** The words as they stand, with the provisions that they name. */
function firstOf(wording: string): Saying {
  const named = citationsInText(wording).filter(({ targets }) => targets.length > 0)
  const targets = [...new Set(named.map(({ text }) => text))].map(text => newTarget(text.slice(0, 300)))
  return { verb: guessVerb(wording), wording, targets: targets.length > 0 ? targets : [newTarget()] }
}
