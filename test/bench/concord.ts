/**
 * How right the concordance is on drafts whose concordance is known, and how long it takes, beside two simple ways to
 * find one. `npm run -s bench:concord -- [corpora] [strength]`; every wrong sure proposal is printed.
 */
import { propose } from '../../shared/instrument/concord/propose.ts'
import type { InstrumentDraft } from '../../shared/instrument/provision.ts'
import { isRight, type Truth, truthOf } from '../rules/concordTruth.ts'
import { draftOf, flatPlans, furtherArticles, harbourTreaty, type Plan } from '../rules/harbourTreaty.ts'
import { flattened, lighthouseCharter } from '../rules/otherTreaties.ts'
import { type Chance, edited, NOTHING_DONE, type Strength } from '../rules/treatyEdits.ts'
import { chanceOf } from './compareLetters.ts'
import { PEERS, type Peer, type Said } from './concordPeers.ts'

const SOME: Strength = {
  ...NOTHING_DONE,
  struck: 4,
  added: 4,
  twins: 2,
  copies: 1,
  moved: 5,
  swapped: 3,
  split: 3,
  merged: 3,
  raised: 3,
  retitled: 4,
  paragraphs: 4,
  chapters: 1,
  placeholders: 2,
}

const STRENGTHS: Record<string, Strength> = {
  'renumbered only': { ...NOTHING_DONE, moved: 3, struck: 2, added: 2 },
  'a tenth of half': { ...SOME, words: 0.1, touched: 0.5, copies: 0, twins: 0, chapters: 0 },
  'a fifth of the words': { ...SOME, words: 0.2 },
  'a fifth and six rewritten': { ...SOME, words: 0.2, rewritten: 6 },
  'a third of the words': {
    ...SOME,
    words: 0.35,
    moved: 8,
    struck: 6,
    added: 6,
    twins: 4,
    copies: 2,
    rewritten: 4,
  },
  'misread, in capitals': { ...SOME, misread: 0.1, capitals: true },
}

const TREATIES: Record<string, () => Plan[]> = {
  'Convention on Harbour Data': harbourTreaty,
  'the same, an article a text': () => flattened(harbourTreaty()),
  'Charter of Lighthouses': lighthouseCharter,
}

type Count = { right: number; wrong: number; unsure: number }
type Tally = { kinds: Map<string, Count>; light: number; placed: number; milliseconds: number }

const ours: Peer = { name: 'ours', propose }

function measured(peer: Peer, treaty: () => Plan[], how: Strength, corpora: number): Tally {
  const tally: Tally = { kinds: new Map(), light: 0, placed: 0, milliseconds: 0 }
  for (let seed = 1; seed <= corpora; seed++) {
    const old = treaty()
    const chance: Chance = chanceOf(seed * 77)
    const now = edited(old, furtherArticles(), how, chance)
    const truth = truthOf(old, now)
    const [was, is] = [draftOf(old), draftOf(now)]
    const proposals = timed(tally, peer, was, is)
    for (const one of proposals) count(tally, one, truth)
    place(tally, proposals, truth, old)
    if (peer === ours)
      for (const one of proposals) if (one.sure && !isRight(one, truth)) tell(one, seed, old, now, truth)
  }
  return tally
}

function timed(tally: Tally, peer: Peer, old: InstrumentDraft, now: InstrumentDraft): Said[] {
  const from = process.cpuUsage()
  const proposals = peer.propose(old, now)
  const { user, system } = process.cpuUsage(from)
  tally.milliseconds += (user + system) / 1000
  return proposals
}

function count({ kinds }: Tally, one: Said, truth: Truth): void {
  const known = kinds.get(one.kind) ?? { right: 0, wrong: 0, unsure: 0 }
  if (!one.sure) known.unsure++
  else if (isRight(one, truth)) known.right++
  else known.wrong++
  kinds.set(one.kind, known)
}

/** What kept four fifths of its words at least is to be placed surely. */
function place(tally: Tally, proposals: readonly Said[], truth: Truth, old: readonly Plan[]): void {
  const plans = flatPlans(old)
  const right = new Set(
    proposals.filter(one => one.sure && isRight(one, truth)).flatMap(one => one.from.map(({ at }) => at)),
  )
  for (const [at, left] of truth.left.entries()) {
    if (left === null || left < 0.8 || (plans[at]?.text === '' && plans[at]?.title === null)) continue
    tally.light++
    if (right.has(at)) tally.placed++
  }
}

function tell(
  { kind, from, to }: Said,
  seed: number,
  old: readonly Plan[],
  now: readonly Plan[],
  truth: Truth,
): void {
  const [were, are] = [flatPlans(old), flatPlans(now)]
  const names = (refs: Said['from']) => refs.map(({ printed }) => printed).join(', ') || '–'
  console.log(`  wrong (${seed}): ${kind} ${names(from)} → ${names(to)}`)
  if (process.argv.includes('full')) {
    for (const { at } of from)
      console.log(`     old ${at} is now ${truth.to[at]?.join()}: ${were[at]?.title ?? ''} ${were[at]?.text}`)
    for (const { at } of to)
      console.log(`     new ${at} was ${truth.from[at]?.join()}: ${are[at]?.title ?? ''} ${are[at]?.text}`)
  }
}

const percent = (part: number, all: number): string =>
  all === 0 ? '–' : `${((100 * part) / all).toFixed(2)} %`

function row({ kinds, light, placed, milliseconds }: Tally, corpora: number) {
  const all = [...kinds.values()].reduce(
    (sum, one) => ({
      right: sum.right + one.right,
      wrong: sum.wrong + one.wrong,
      unsure: sum.unsure + one.unsure,
    }),
    { right: 0, wrong: 0, unsure: 0 },
  )
  return {
    'sure and right': all.right,
    'sure and wrong': all.wrong,
    precision: percent(all.right, all.right + all.wrong),
    unsure: all.unsure,
    'lightly edited, placed': `${percent(placed, light)} of ${light}`,
    'a pair of drafts': `${(milliseconds / corpora).toFixed(0)} ms`,
  }
}

function byKind({ kinds }: Tally) {
  const rows = [...kinds].sort().map(([kind, { right, wrong, unsure }]) => [
    kind,
    {
      'sure and right': right,
      'sure and wrong': wrong,
      precision: percent(right, right + wrong),
      'sure of all proposed': percent(right, right + wrong + unsure),
    },
  ])
  return Object.fromEntries(rows)
}

function large(): void {
  const [first, second] = [1, 2].map(() => [
    harbourTreaty(),
    harbourTreaty(),
    harbourTreaty(),
    harbourTreaty(),
  ])
  const chance = chanceOf(5)
  const words = flatPlans(harbourTreaty()).flatMap(({ text }) => text.split(' '))
  const worn = (plans: Plan[][], share: number) => {
    const all = plans.flat()
    for (const [at, one] of flatPlans(all).entries())
      one.text = one.text.replace(/\p{L}+/gu, word =>
        chance() < share ? `${words[Math.floor(chance() * words.length)]}` : at % 4 === 0 ? word : `${word}`,
      )
    return draftOf(all)
  }
  const [old, now] = [worn(first!, 0.3), worn(second!, 0.3)]
  const from = process.cpuUsage()
  const proposals = propose(old, now)
  const { user, system } = process.cpuUsage(from)
  console.log(
    `\n${proposals.length} proposals between two drafts of about 2,170 provisions: ${((user + system) / 1e6).toFixed(2)} s`,
  )
}

const corpora = Number(process.argv[2] ?? 20)
const only = process.argv[3]
for (const [name, treaty] of Object.entries(TREATIES)) {
  for (const [strength, how] of Object.entries(STRENGTHS)) {
    if (only !== undefined && only !== 'full' && !strength.startsWith(only)) continue
    console.log(`\n${name}: ${strength}, ${corpora} corpora`)
    const tally = measured(ours, treaty, how, corpora)
    const peers = corpora > 20 ? [] : PEERS
    console.table({
      ours: row(tally, corpora),
      ...Object.fromEntries(
        peers.map(peer => [
          peer.name,
          row(measured(peer, treaty, how, Math.min(corpora, 5)), Math.min(corpora, 5)),
        ]),
      ),
    })
    if (strength.startsWith('a fifth')) console.table(byKind(tally))
  }
}
large()
