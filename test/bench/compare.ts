/**
 * How long comparing takes, beside three programs that compare words, and how five edits read in each. What counts is
 * the ratio within one run. Peers see the words only: they find no moved passage, no ask, no note and no table.
 */
import { compare } from '../../shared/compare/compare.ts'
import type { Comparison, Word } from '../../shared/compare/comparison.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { doc, p } from '../rules/build.ts'
import { editedCopy, letterOf, sectionsOf } from './compareLetters.ts'
import { PATIENCE, PEERS, type Stretch } from './comparePeers.ts'

const options = { language: 'en' }

/** The median of so many rounds, in milliseconds of the processor: the machine may have other things to do. */
const times = (run: () => unknown, rounds: number): number => {
  const measured = Array.from({ length: rounds }, () => {
    const from = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  })
  return measured.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

const shown = (ms: number) => `${ms.toFixed(0)} ms`

function growth(): void {
  console.log('\nEdited copies without ids: 3 edits a page, a moved section every 5 pages (medians of 5)')
  const rows = [10, 30, 100, 300, 1000].map(pages => {
    const sections = sectionsOf(pages, 1)
    const [old, now] = [letterOf(sections), letterOf(editedCopy(sections, 3 * pages, pages / 5, 5))]
    const ms = times(() => compare(old, now, options), 5)
    const { blocks } = compare(old, now, options).summary
    const found = `${blocks.changed + blocks['moved-and-changed']} changed, ${blocks.moved + blocks['moved-and-changed']} moved, ${blocks.inserted + blocks.deleted} not found again`
    return [`${pages} pages`, { time: shown(ms), 'ms a page': (ms / pages).toFixed(2), found }] as const
  })
  console.table(Object.fromEntries(rows))
}

function besidePeers(name: string, old: Doc, now: Doc): void {
  const ours = times(() => compare(old, now, options), 5)
  const words = compare(old, now, options).blocks.flatMap(({ words, new: side, change }) => {
    if (words !== undefined) return words
    return (side ?? []).map(({ text }): Stretch => ({ op: change === 'inserted' ? '+' : '=', text }))
  })
  const rows = PEERS.map(peer => {
    let found: Stretch[] | null = null
    const from = performance.now()
    const ms = times(() => {
      found = peer.stretches(old, now)
    }, 1)
    const ended = found !== null && performance.now() - from < PATIENCE
    const time = ended ? shown(ms) : `gave up after ${PATIENCE / 1000} s`
    return [
      peer.name,
      { time, 'times ours': (ms / ours).toFixed(1), 'put in': shareOf(found ?? []) },
    ] as const
  })
  console.log(`\n${name}`)
  const own = { time: shown(ours), 'times ours': '1', 'put in': shareOf(words) }
  console.table({ 'compare (ours)': own, ...Object.fromEntries(rows) })
}

/** How much of the new letter is marked as put in: less is more, where the edits are few. */
function shareOf(stretches: readonly (Stretch | Word)[]): string {
  const length = (op: string) =>
    stretches.reduce((sum, stretch) => sum + (stretch.op === op ? stretch.text.length : 0), 0)
  const all = length('+') + length('=')
  return all === 0 ? '–' : `${((100 * length('+')) / all).toFixed(1)} %`
}

function unrelated(): void {
  const [old, now] = [letterOf(sectionsOf(100, 1)), letterOf(sectionsOf(100, 99))]
  const { blocks } = compare(old, now, options).summary
  besidePeers('Two unrelated letters of 100 pages', old, now)
  console.log(`Ours says: ${JSON.stringify(blocks)}`)
}

const EDITS: readonly [name: string, old: Doc, now: Doc][] = [
  [
    'a compound and a number',
    doc(p('All cyber-enabled offences (Article 4) are reported within 30 days.')),
    doc(p('All cyber-dependent offences (Article 5) are reported within 60 days.')),
  ],
  [
    'a sentence taken out beside its like',
    doc(p('It must be kept. It must be read. It must be signed.')),
    doc(p('It must be kept. It must be signed.')),
  ],
  [
    'a sentence written anew',
    doc(p('The port may refuse entry. Each ship must report its cargo before it arrives. Fees are waived.')),
    doc(
      p(
        'The port may refuse entry. Nobody has to tell a master what a vessel carries on board. Fees are waived.',
      ),
    ),
  ],
  [
    'a paragraph moved, with a word changed',
    doc(
      p('Ports keep a register of the requests they receive.'),
      p('Crews may write letters in private.'),
      p('Fees are waived for those who do research.'),
    ),
    doc(
      p('Fees are waived for all who do research.'),
      p('Ports keep a register of the requests they receive.'),
      p('Crews may write letters in private.'),
    ),
  ],
  ['a Chinese word', doc(p('港口管理局应当删除数据。')), doc(p('港口管理局应当保存数据。'))],
]

const marked = (stretches: readonly (Stretch | Word)[]) =>
  stretches.map(({ op, text }) => (op === '=' ? text : `[${op}${text}]`)).join('')

function read({ blocks }: Comparison): string {
  return blocks
    .map(({ change, words, old, new: now }) => {
      const text = words ? marked(words) : (now ?? old ?? []).map(side => side.text).join('\n')
      return change === 'same' || change === 'changed' ? text : `(${change}) ${text}`
    })
    .join(' ¶ ')
}

function reading(): void {
  console.log('\nHow five edits read')
  for (const [name, old, now] of EDITS) {
    console.log(`\n${name}\n  ours: ${read(compare(old, now, options))}`)
    for (const peer of PEERS) {
      const stretches = peer.stretches(old, now)
      console.log(
        `  ${peer.name.split(',')[0]}: ${stretches === null ? '–' : marked(stretches).replace(/\n+/g, ' ¶ ')}`,
      )
    }
  }
}

growth()
const sections = sectionsOf(100, 1)
besidePeers(
  '100 pages with 300 scattered edits, in order',
  letterOf(sections),
  letterOf(editedCopy(sections, 300, 0, 5)),
)
besidePeers(
  '100 pages with 300 scattered edits and 20 moved sections',
  letterOf(sections),
  letterOf(editedCopy(sections, 300, 20, 5)),
)
unrelated()
reading()
