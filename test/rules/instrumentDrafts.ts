/** Drafts of an invented treaty in the looks that drafts have, and a way to say what was read in a few words. */
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { setHeadsApart } from '../../shared/instrument/plainHeads.ts'
import type { InstrumentDraft, Provision } from '../../shared/instrument/provision.ts'
import { readInstrument } from '../../shared/instrument/read.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { countedIds } from './letters.ts'

export const readText = (source: string): InstrumentDraft =>
  readInstrument(fromPlain(setHeadsApart(source).text, { newId: countedIds() }).file)

export const readMarkdown = (source: string): InstrumentDraft =>
  readInstrument(fromMarkdown(setHeadsApart(source).text, { newId: countedIds() }).file)

export const readBody = (body: Doc): InstrumentDraft => readInstrument({ body, language: 'en' })

/** `article 5 bis · Title · words {mark} ?gap`, indented as the tree is. */
export function said({ provisions }: Pick<InstrumentDraft, 'provisions'>): string[] {
  const line = (one: Provision, indent: string): string[] => {
    const parts = [one.title, one.text.replaceAll('\n', ' / ')].filter(part => part !== null && part !== '')
    const mark = one.mark === null ? '' : ` {${one.mark}}`
    const doubts = one.doubts.map(({ kind }) => ` ?${kind}`).join('')
    const first = [`${one.level} ${one.printed}`, ...parts].join(' · ')
    return [`${indent}${first}${mark}${doubts}`, ...one.children.flatMap(child => line(child, `${indent}  `))]
  }
  return provisions.flatMap(one => line(one, ''))
}

/** One treaty, looked at by `said`. */
export const HARBOUR_SAID = [
  'preamble Preamble · The States Parties to this Convention,',
  '  paragraph Preamble ¶1 · Recalling the duty of every port to keep its ledgers open,',
  '  paragraph Preamble ¶2 · Have agreed as follows:',
  'chapter Chapter I · General provisions',
  '  article 1 · Use of terms · For the purposes of this Convention:',
  '    point 1(a) · “Ledger” means any record of arrivals;',
  '    point 1(b) · “Pilot” means a person who guides ships.',
  '  article 2 · Scope of application',
  '    paragraph 2(1) · This Convention applies to every port.',
  '    paragraph 2(2) · It does not apply to naval yards, unless:',
  '      point 2(2)(a) · the yard is leased to a trader; or',
  '      point 2(2)(b) · the State Party so declares, in which case:',
  '        subpoint 2(2)(b)(i) · the declaration is deposited; and',
  '        subpoint 2(2)(b)(ii) · it is published.',
  '    paragraph 2(3) · Nothing here limits a right.',
  'chapter Chapter II · Measures',
  '  article 24 bis · Searches · Each State Party may search ledgers.',
]

/** As a working paper comes out of a converter: titles below the numbers, empty lines between. */
export const TITLES_BELOW = `Convention on Harbour Data

The States Parties to this Convention,

Recalling the duty of every port to keep its ledgers open,

Have agreed as follows:

CHAPTER I
General provisions

Article 1
Use of terms

For the purposes of this Convention:

(a) “Ledger” means any record of arrivals;

(b) “Pilot” means a person who guides ships.

Article 2
Scope of application

1. This Convention applies to every port.

2. It does not apply to naval yards, unless:

(a) the yard is leased to a trader; or

(b) the State Party so declares, in which case:

(i) the declaration is deposited; and

(ii) it is published.

3. Nothing here limits a right.

CHAPTER II
Measures

Article 24 bis
Searches

Each State Party may search ledgers.
`

/** The same without an empty line anywhere, as text is copied out of a page. */
export const WITHOUT_GAPS = TITLES_BELOW.replace(/\n+/g, '\n')
  .replace('Data\n', 'Data\n\n')
  .replace('States Parties to this Convention,\n', 'States Parties to this Convention,\n\n')
  .replace('open,\n', 'open,\n\n')

/** The same with the line ends with which Markdown breaks a line. */
export const BROKEN_LINES = TITLES_BELOW.replace(/^((?:CHAPTER|Article) .*)$/gm, '$1\\')

/** The same with headings and lists of the format. */
export const HEADINGS = `# Convention on Harbour Data

The States Parties to this Convention,

Recalling the duty of every port to keep its ledgers open,

Have agreed as follows:

# Chapter I. General provisions

## Article 1 – Use of terms

For the purposes of this Convention:

a) “Ledger” means any record of arrivals;

b) “Pilot” means a person who guides ships.

## Article 2: Scope of application

1. This Convention applies to every port.

2. It does not apply to naval yards, unless:

   a) the yard is leased to a trader; or

   b) the State Party so declares, in which case:

      i) the declaration is deposited; and

      ii) it is published.

3. Nothing here limits a right.

# Chapter II – Measures

## Article 24 bis. Searches

Each State Party may search ledgers.
`

/** A working paper in the middle of a negotiation, as a converter gives its pages. */
export const WORKING_PAPER = `A/HC/2031/22

Draft text of the convention

The States Parties to the present Convention,

PP 1. Bearing in mind the tides,

[PP 2 alt. Recalling the moon,]

Have agreed as follows:

Chapter V. International cooperation

Cluster 1

Article 56 [agreed ad referendum]
General principles of international cooperation

1. The States Parties shall cooperate with each other in accordance with Article
57 of this Convention and Chapter
VI.

[2. States Parties [shall] [may]:

(a) share data; [and

(b) keep it [safe];]

(b) bis. erase it.]

Article 57. [Extradition] [Handing over]

[1.] This article applies:

Option 1: to the offences of articles 6 to 9.

Option 2: to all offences.

2 bis. A request is made in writing. [OPA, NGB: delete]

A/HC/2031/22

V.31-00012 4/75

3. Done.

[Articles 58 and 59 deleted]

[Article 60
Grounds for refusal

A State may refuse.]

Article 61 alt
Costs

Costs are shared.
`
