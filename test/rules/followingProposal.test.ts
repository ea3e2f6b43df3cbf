import { describe, expect, it } from 'vitest'
import { type Asked, proposalFor, type Texts } from '../../shared/following/proposal.ts'
import { quotationsIn } from '../../shared/following/said.ts'

const OLD =
  'Each harbour master may keep the position data of any vessel or otherwise gathered data for as long as is useful.'
const NEW =
  'Each harbour master shall keep only such position data as is strictly necessary, and no longer than thirty days.'
const SAFEGUARD = 'subject to prior authorisation by an independent court'

const asked = (verb: Asked['verb'], wording: string, more: Partial<Asked> = {}): Asked => ({
  ...{ verb, wording, proposedText: null, named: [], whole: true, titles: [] },
  ...more,
})
const texts = (now: string, more: Partial<Texts> = {}): Texts => ({
  ...{ aimed: OLD, old: OLD, now, gone: now === '' ? 'all' : 'none', beside: '', moved: '' },
  ...{ above: { aimed: '', now: '' }, around: { aimed: '', now: '' } },
  ...more,
})
const put = (words: string) => `${OLD.slice(0, -1)}, ${words}.`

/** What is asked, the text now (and before), what the words say, and how much of ours is in it. */
const CASES: readonly [string, Asked, Texts, string | null, number | null][] = [
  ['delete, gone', asked('delete', 'Delete Article 17'), texts(''), 'reflected', null],
  ['delete, unchanged', asked('delete', 'Delete Article 17'), texts(OLD), 'not-reflected', null],
  [
    'delete, respaced',
    asked('delete', 'Delete Article 17'),
    texts(OLD.replaceAll(' ', '\n')),
    'not-reflected',
    null,
  ],
  ['delete, rewritten', asked('delete', 'Delete Article 17'), texts(NEW), null, null],
  ['delete, one of two struck', asked('delete', 'Delete both'), texts(OLD, { gone: 'some' }), 'partly', null],
  [
    'delete the chapeau, all gone',
    asked('delete', 'Delete its chapeau', { whole: false }),
    texts(''),
    'gone',
    null,
  ],
  [
    'delete words, gone',
    asked('delete', 'Delete “or otherwise gathered data”'),
    texts(OLD.replace(' or otherwise gathered data', '')),
    'reflected',
    null,
  ],
  [
    'delete words, there',
    asked('delete', 'Delete “or otherwise gathered data”'),
    texts(OLD),
    'not-reflected',
    null,
  ],
  [
    'delete words, there in a text that is changed',
    asked('delete', 'Delete “or otherwise gathered data”'),
    texts(`${OLD} It says why.`),
    'not-reflected',
    null,
  ],
  [
    'delete two phrases, one gone',
    asked('delete', 'Delete “may keep” and “as is useful”'),
    texts(OLD.replace(' as is useful', '')),
    'partly',
    null,
  ],
  ['delete words, provision gone', asked('delete', 'Delete “as is useful”'), texts(''), 'gone', null],
  [
    'delete, its title quoted',
    asked('delete', 'Delete Article 17 (“Position data”)', { titles: ['Position data'] }),
    texts(OLD),
    'not-reflected',
    null,
  ],
  ['delete, its point quoted', asked('delete', 'Delete point “g”'), texts(''), 'reflected', null],
  [
    'delete an option by its words',
    asked('delete', 'Delete the first option', { named: ['any vessel'], whole: false }),
    texts(OLD.replace(' of any vessel', ' of')),
    'reflected',
    null,
  ],
  ['oppose, gone', asked('oppose', 'We oppose it'), texts(''), 'reflected', null],
  ['reject, unchanged', asked('reject', 'Reject it'), texts(OLD), 'not-reflected', null],

  ['insert, word for word', asked('insert', `Insert “${SAFEGUARD}”`), texts(put(SAFEGUARD)), 'reflected', 1],
  ['insert, unchanged', asked('insert', `Insert “${SAFEGUARD}”`), texts(OLD), 'not-reflected', 0],
  [
    'insert, one word other',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put(SAFEGUARD.replace('independent', 'impartial'))),
    'partly',
    0.75,
  ],
  [
    'insert, torn apart',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put('subject to prior authorisation in writing by an independent court')),
    'partly',
    1,
  ],
  [
    'insert, other words',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put('with due regard to the law')),
    null,
    null,
  ],
  ['insert, provision gone', asked('insert', `Insert “${SAFEGUARD}”`), texts(''), 'gone', null],
  [
    'insert behind words that are there',
    asked('insert', `After “any vessel” insert “${SAFEGUARD}”`),
    texts(OLD.replace('any vessel', `any vessel ${SAFEGUARD}`)),
    'reflected',
    1,
  ],
  ['insert, no language', asked('insert', 'Insert safeguards'), texts(OLD), 'not-reflected', null],
  ['insert, no language, changed', asked('insert', 'Insert safeguards'), texts(NEW), null, null],
  [
    'insert, had it, lost some',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put('subject to prior authorisation'), { old: put(SAFEGUARD) }),
    'weakened',
    0.5,
  ],
  [
    'insert, had it, lost all',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(OLD, { old: put(SAFEGUARD) }),
    'weakened',
    0,
  ],
  [
    'insert, has it still',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put(SAFEGUARD), { old: put(SAFEGUARD) }),
    'reflected',
    1,
  ],
  [
    'insert, changed two drafts ago',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(NEW, { old: NEW }),
    null,
    null,
  ],

  [
    'replace a word',
    asked('replace', 'Replace “may” with “shall”'),
    texts(OLD.replace('may', 'shall')),
    'reflected',
    1,
  ],
  [
    'replace a word, unchanged',
    asked('replace', 'Replace “may” with “shall”'),
    texts(OLD),
    'not-reflected',
    0,
  ],
  [
    'replace a word that stands elsewhere',
    asked('replace', 'Replace “may” with “data”'),
    texts(OLD),
    'not-reflected',
    null,
  ],
  ['replace the whole', asked('replace', 'Replace it', { proposedText: NEW }), texts(NEW), 'reflected', 1],
  [
    'amend to a whole text, deletion only',
    asked('amend', 'Amend it', { proposedText: OLD.replace(' or otherwise gathered data', '') }),
    texts(OLD.replace(' or otherwise gathered data', '')),
    'reflected',
    1,
  ],
  [
    'amend to a whole text, unchanged',
    asked('amend', 'Amend it', { proposedText: NEW }),
    texts(OLD),
    'not-reflected',
    0,
  ],
  [
    'amend, “not” put in',
    asked('amend', 'Amend it', { proposedText: OLD.replace('may keep', 'may not keep') }),
    texts(OLD.replace('may keep', 'may not keep')),
    'reflected',
    1,
  ],
  [
    'amend, “not” left out',
    asked('amend', 'Amend it', { proposedText: OLD.replace('may keep', 'may not keep') }),
    texts(OLD),
    'not-reflected',
    0,
  ],
  ['amend, no language', asked('amend', 'Amend it'), texts(NEW), null, null],

  ['retain, unchanged', asked('retain', 'Retain it'), texts(OLD), 'reflected', null],
  ['retain, rewritten', asked('retain', 'Retain it'), texts(NEW), null, null],
  ['retain, gone', asked('retain', 'Retain it'), texts(''), 'gone', null],
  [
    'retain, one of two struck',
    asked('retain', 'Retain them'),
    texts(OLD, { gone: 'some' }),
    'weakened',
    null,
  ],
  [
    'retain words, kept in a text with more',
    asked('retain', 'Keep “position data”'),
    texts(OLD.replace('any vessel', 'any vessel in the harbour')),
    'reflected',
    1,
  ],
  [
    'retain words, kept in a text that turned',
    asked('retain', 'Keep “position data”'),
    texts(NEW),
    null,
    null,
  ],
  ['retain words, lost', asked('retain', 'Keep “for as long as is useful”'), texts(NEW), 'weakened', 0],
  ['welcome, unchanged', asked('welcome', 'We welcome it'), texts(OLD), 'reflected', null],

  [
    'insert, merged with what had our words',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put(SAFEGUARD), { beside: `No search, but ${SAFEGUARD}.` }),
    null,
    null,
  ],
  [
    'insert, merged with what had nothing of ours',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(put(SAFEGUARD), { beside: 'Tides are told.' }),
    'reflected',
    1,
  ],
  [
    'insert, had it, lost to another article',
    asked('insert', `Insert “${SAFEGUARD}”`),
    texts(OLD, { old: put(SAFEGUARD), moved: SAFEGUARD }),
    null,
    null,
  ],
  [
    'delete, struck, but its paragraphs live on elsewhere',
    asked('delete', 'Delete Article 17'),
    texts('', { moved: OLD }),
    null,
    null,
  ],
  [
    'delete words that went elsewhere',
    asked('delete', 'Delete “as is useful”'),
    texts(NEW, { moved: 'as is useful' }),
    null,
    null,
  ],
  [
    'delete words, merged with what has them too',
    asked('delete', 'Delete “as is useful”'),
    texts(OLD, { beside: 'as is useful' }),
    null,
    null,
  ],
  ['clarify, unchanged', asked('clarify', 'Clarify “any vessel”'), texts(OLD), 'not-reflected', null],
  ['clarify, changed', asked('clarify', 'Clarify “any vessel”'), texts(NEW), null, null],
  [
    'narrow, a short quotation names, changed',
    asked('narrow', 'Narrow to “serious harm”'),
    texts(put('serious harm')),
    null,
    null,
  ],
  [
    'define, with language',
    asked('define', 'Define it', { proposedText: '“Pilot” means a person who guides vessels' }),
    texts(put('pilot means a person who guides vessels')),
    'reflected',
    1,
  ],
  ['mainstream, unchanged', asked('mainstream', 'Mainstream safety'), texts(OLD), 'not-reflected', null],
  ['limit, gone', asked('limit', 'Limit it'), texts(''), 'gone', null],
  ['move, unchanged', asked('move', 'Move it to Chapter II'), texts(OLD), null, null],
]

/** One line of a provision of the Convention on Harbour Data, and what the room made of our words in it. */
const DUTY = 'Each Party shall inform the pilot of any search of the logbook without delay.'
const duty = (now: string, more: Partial<Texts> = {}) => texts(now, { aimed: DUTY, old: DUTY, ...more })
const GUARD = 'after the crew was heard and with the consent of an independent magistrate'
const guard = asked('insert', `Insert “${GUARD}”`)
const guarded = (put: string) => duty(`${DUTY.slice(0, -1)} ${put}.`)
const WHOLE = 'Each Party shall destroy the position data of fishing boats within thirty days.'
const whole = asked('replace', 'Replace it', { proposedText: WHOLE })
const QUE = 'Cada Parte informará al práctico del registro de la bitácora.'
const ES = 'previa autorización escrita de un tribunal independiente'
const spanish = (now: string) => texts(now, { aimed: QUE, old: QUE })
const FR_OLD = 'Chaque Partie informe le pilote de la fouille du journal de bord.'
const FR = 'avec l’accord écrit d’un tribunal indépendant'
const french = (now: string) => texts(now, { aimed: FR_OLD, old: FR_OLD })
const es = asked('insert', `Insértese «${ES}»`)
const fr = asked('insert', `Insérer « ${FR} »`)
const TWO = 'The master keeps a logbook.\nThe harbour keeps lamps and bells.'

/** Edits that keep the words and turn what they say: the machine has no opinion. */
const TURNED: readonly [string, Asked, Texts][] = [
  ['“not” before ours', guard, guarded(`but not ${GUARD}`)],
  ['“whether or not” before ours', guard, guarded(`whether or not ${GUARD}`)],
  ['“where appropriate” before ours', guard, guarded(`and, where appropriate, ${GUARD}`)],
  [
    '“where appropriate” inside ours',
    guard,
    guarded(GUARD.replace('and with', 'and, where appropriate, with')),
  ],
  ['“without” inside ours', guard, guarded(GUARD.replace('and with', 'and without'))],
  ['“or” behind ours', guard, guarded(`${GUARD} or another official`)],
  ['an exception behind ours', guard, guarded(`${GUARD}, except at night`)],
  ['“unless” behind ours', guard, guarded(`${GUARD}, unless the harbour master decides otherwise`)],
  ['a proviso in a sentence behind ours', guard, guarded(`${GUARD}. This does not apply to warships`)],
  ['“may” for “shall” beside ours', guard, duty(`${DUTY.replace('shall', 'may').slice(0, -1)} ${GUARD}.`)],
  [
    '“shall endeavour to”',
    guard,
    duty(`${DUTY.replace('shall', 'shall endeavour to').slice(0, -1)} ${GUARD}.`),
  ],
  [
    '“subject to its domestic law”',
    guard,
    duty(`Subject to its domestic law, ${DUTY.slice(0, -1)} ${GUARD}.`),
  ],
  ['“no Party” for “each Party”', guard, duty(`${DUTY.replace('Each', 'No').slice(0, -1)} ${GUARD}.`)],
  ['“may” for “shall” in the whole text', whole, texts(WHOLE.replace('shall', 'may'))],
  ['“shall not” in the whole text', whole, texts(WHOLE.replace('shall', 'shall not'))],
  [
    'an exception at the end of the whole text',
    whole,
    texts(WHOLE.replace('.', ', save for foreign boats.')),
  ],
  ['“to the extent possible” in the whole text', whole, texts(`To the extent possible, ${WHOLE}`)],
  [
    'another paragraph takes it back',
    guard,
    {
      ...guarded(GUARD),
      around: { aimed: '', now: 'Paragraph 1 shall not apply to searches at sea.' },
    },
  ],
  [
    'another paragraph of what we meant takes it back',
    guard,
    duty(`${DUTY.slice(0, -1)} ${GUARD}.\nNotwithstanding the foregoing, warships are searched at once.`),
  ],
  [
    'its chapeau turned',
    guard,
    { ...guarded(GUARD), above: { aimed: 'Parties shall:', now: 'Parties may, as appropriate:' } },
  ],
  [
    'retained, its chapeau turned',
    asked('retain', 'Retain point (a)'),
    duty(DUTY, { above: { aimed: 'The following is forbidden:', now: 'The following may be allowed:' } }),
  ],
  [
    'retained, another paragraph takes it back',
    asked('retain', 'Retain it'),
    duty(DUTY, { around: { aimed: TWO, now: `${TWO}\nThis article applies only in peace.` } }),
  ],
  [
    'retained words, negated',
    asked('retain', 'Keep “inform the pilot”'),
    duty(DUTY.replace('shall', 'shall not')),
  ],
  [
    '“unlawful” for “lawful”',
    asked('insert', 'Insert “by lawful means of the port state”'),
    guarded('by unlawful means of the port state'),
  ],
  [
    'deleted words, one replaced',
    asked('delete', 'Delete “any search of the logbook”'),
    duty(DUTY.replace('search', 'inspection')),
  ],
  [
    'deleted words, put otherwise',
    asked('delete', 'Delete “without delay”'),
    duty(DUTY.replace('without delay', 'at its convenience')),
  ],
  [
    'a negation that another line of it had already',
    guard,
    texts(`The master shall not keep logs ${GUARD}.\nThe master shall not keep lamps or bells.`, {
      aimed: 'The master shall keep logs.\nThe master shall not keep lamps.',
      old: 'The master shall keep logs.\nThe master shall not keep lamps.',
    }),
  ],
  [
    'deleted words, most of them put in again elsewhere in it',
    asked('delete', 'Delete “of any search”'),
    duty('Each Party shall inform the pilot of the logbook without delay and any search of it.'),
  ],
  [
    'deleted words, moved to another paragraph',
    asked('delete', 'Delete “without delay”'),
    duty(DUTY.replace(' without delay', ''), {
      around: { aimed: '', now: 'The crew is heard without delay.' },
    }),
  ],
  [
    'struck, its words put into another paragraph',
    asked('delete', 'Delete paragraph 2'),
    duty('', { around: { aimed: TWO, now: TWO.replace('bells.', `bells. ${DUTY}`) } }),
  ],
  [
    'put into another paragraph than asked',
    guard,
    duty(DUTY, { around: { aimed: TWO, now: TWO.replace('logbook', `logbook ${GUARD}`) } }),
  ],
  [
    'ours is in, “shall not” became “shall” beside it',
    guard,
    texts(`The master shall search ships ${GUARD}.`, {
      aimed: 'The master shall not search ships.',
      old: 'The master shall not search ships.',
    }),
  ],
  ['en español: sin', es, spanish(`${QUE.slice(0, -1)} sin ${ES}.`)],
  ['en español: salvo', es, spanish(`${QUE.slice(0, -1)} ${ES}, salvo en caso de urgencia.`)],
  ['en español: podrá', es, spanish(`${QUE.replace('informará', 'podrá informar').slice(0, -1)} ${ES}.`)],
  ['en español: cuando proceda', es, spanish(`${QUE.slice(0, -1)}, cuando proceda, ${ES}.`)],
  ['en français : ne … pas', fr, french(`${FR_OLD.replace('informe', 'n’informe pas').slice(0, -1)} ${FR}.`)],
  ['en français : sauf', fr, french(`${FR_OLD.slice(0, -1)} ${FR}, sauf urgence.`)],
  ['en français : sous réserve', fr, french(`Sous réserve de son droit, ${FR_OLD.slice(0, -1)} ${FR}.`)],
  ['en français : peut', fr, french(`${FR_OLD.replace('informe', 'peut informer').slice(0, -1)} ${FR}.`)],
]

/** Edits that leave our words what they say. */
const STRAIGHT: readonly [string, Asked, Texts, string][] = [
  [
    'our change is in, and the rest of our text is not',
    asked('replace', 'Replace it', { proposedText: `${OLD.slice(0, -1)}, ${GUARD}.` }),
    texts(OLD.replace('Each harbour master may keep', 'Whoever likes keeps').replace('.', `, ${GUARD}.`)),
    'partly',
  ],
  ['ours, and another word beside it', guard, guarded(`and ${GUARD}`), 'reflected'],
  [
    'ours has an exception itself',
    asked('insert', 'Insert “except where the crew may not be heard”'),
    guarded('except where the crew may not be heard'),
    'reflected',
  ],
  [
    'a negation that was there before',
    guard,
    texts(`The master shall not sell data ${GUARD}.`, {
      aimed: 'The master shall not sell data.',
      old: 'The master shall not sell data.',
    }),
    'reflected',
  ],
  [
    'the whole text, another negation replaced with it',
    whole,
    texts(WHOLE, { aimed: 'No Party may destroy data.', old: 'No Party may destroy data.' }),
    'reflected',
  ],
  [
    'a new paragraph about something else',
    guard,
    { ...guarded(GUARD), around: { aimed: TWO, now: `${TWO}\nThe depositary shall not charge fees.` } },
    'reflected',
  ],
  ['one word of ours replaced', guard, guarded(GUARD.replace('magistrate', 'officer')), 'partly'],
  [
    'deleted with its comma',
    asked('delete', 'Delete “of the logbook”'),
    duty(DUTY.replace(' of the logbook', ',')),
    'reflected',
  ],
  [
    'deleted, “without” with it',
    asked('delete', 'Delete “without delay”'),
    duty(DUTY.replace(' without delay', '')),
    'reflected',
  ],
  [
    'a whole line deleted',
    asked('delete', 'Delete “The harbour keeps lamps and bells.”'),
    texts('The master keeps a logbook.', { aimed: TWO, old: TWO }),
    'reflected',
  ],
  [
    'retained, and nothing around it turned',
    asked('retain', 'Retain it'),
    duty(DUTY, { around: { aimed: TWO, now: TWO.replace('lamps', 'lanterns') } }),
    'reflected',
  ],
  ['en español', es, spanish(`${QUE.slice(0, -1)} ${ES}.`), 'reflected'],
  ['en français', fr, french(`${FR_OLD.slice(0, -1)} ${FR}.`), 'reflected'],
]

describe('what the words say became of an ask', () => {
  it.each(TURNED)('[OUTC-3] has no opinion where the words are in and turned: %s', (_, what, given) => {
    expect(proposalFor(what, given)).toBeNull()
  })

  it.each(STRAIGHT)('[OUTC-3] still tells: %s', (_, what, given, outcome) => {
    expect(proposalFor(what, given)?.outcome).toBe(outcome)
  })

  it.each(CASES)('[OUTC-3] %s', (_, what, given, outcome, share) => {
    const said = proposalFor(what, given)
    expect([said?.outcome ?? null, said?.share ?? null]).toEqual([
      outcome,
      share === null ? null : expect.closeTo(share, 1),
    ])
  })

  it('[OUTC-3] reads scripts without blanks between words', () => {
    const ask = asked('insert', 'Insert «须经独立法院事先授权»')
    expect(
      proposalFor(
        ask,
        texts('港口可以保存数据，须经独立法院事先授权。', {
          aimed: '港口可以保存数据。',
          old: '港口可以保存数据。',
        }),
      ),
    ).toEqual({ outcome: 'reflected', share: 1 })
  })

  it('[OUTC-3] takes no longer for long texts than their length', () => {
    const long = 'the tide of data '.repeat(20_000)
    const ask = asked('amend', 'Amend it', { proposedText: 'harbour words '.repeat(700) })
    expect(proposalFor(ask, texts(`${long}x`, { aimed: long, old: long }))).toBeNull()
  })

  it.each<[string, Asked, string, string]>([
    [
      'one word, again and again',
      asked('insert', `Insert “${'tide '.repeat(900)}bell”`),
      'tide '.repeat(50_000),
      '',
    ],
    ['no blank at all', asked('delete', `Delete “${'x'.repeat(9000)}”`), 'x'.repeat(200_000), ''],
    ['many quotations', asked('insert', '“tide a” '.repeat(1200)), 'the tide of data '.repeat(12_000), ''],
    [
      'many lines of one word',
      asked('delete', 'Delete “tide tide”'),
      'tide\n'.repeat(40_000),
      'tide\n'.repeat(30_000),
    ],
    [
      'the same line again and again',
      asked('retain', 'Keep “not the tide”'),
      'not the tide\n'.repeat(15_000),
      '',
    ],
  ])('[OUTC-3] a hostile text of 200 kB is told in time: %s', (_, what, text, now) => {
    const begun = performance.now()
    proposalFor(
      what,
      texts(now || `${text}x`, { aimed: text, old: text, around: { aimed: text, now: `${text}y` } }),
    )
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('finds what is quoted, in the marks of several languages', () => {
    expect(quotationsIn('Say “one two”, "three four", « cinq six » or „sieben acht“; point “n”')).toEqual([
      ...['one two', 'three four', 'cinq six', 'sieben acht'],
    ])
  })
})
