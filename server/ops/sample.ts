/** The sample coalition: everything in it is made by the acts that people use, only nobody is written to. */
import { askSaying } from '../../shared/ask.ts'
import type * as contracts from '../../shared/contract/coalitions.ts'
import type { Given } from '../../shared/contract/route.ts'
import { localOf } from '../../shared/deadline.ts'
import { fromMarkdown } from '../../shared/formats/markdown.ts'
import { takeOffers } from '../../shared/formats/offers.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { coalitionBySlug, found } from '../coalitions/coalitions.ts'
import type { Member, Person } from '../http/who.ts'
import { enterOrganisation, organisationsOf } from '../organisations/register.ts'
import type { Ports } from '../ports.ts'
import { enterSignature } from '../signons/enter.ts'
import { openSignon } from '../signons/manage.ts'
import { freeze } from '../statements/freezing.ts'
import { startStatement } from '../statements/statements.ts'
import {
  SAMPLE_CHANGES,
  SAMPLE_COALITION,
  SAMPLE_LETTER,
  SAMPLE_ORGANISATIONS,
  SAMPLE_SIGNED,
  SAMPLE_TITLE,
} from './sampleLetter.ts'

const WEEK = 7 * 24 * 60 * 60_000

/** Makes the sample, or finds the one that was made before. */
export async function foundSample(ports: Ports, who: Person): Promise<Given<typeof contracts.foundSample>> {
  const there = await ports.storage.read(q => coalitionBySlug(q, SAMPLE_COALITION.slug))
  if (there) return there
  const coordinator = await foundOrganisations(ports, who)
  const statement = await writeLetter(ports, coordinator)
  await freeze(ports, coordinator, {
    statement,
    name: 'First circulation',
    reason: 'Sent to all members for comments',
  })
  await changeLetter(ports, coordinator, statement)
  const version = await freeze(ports, coordinator, {
    statement,
    name: 'For signature',
    reason: 'Comments of members taken in',
  })
  await collect(ports, coordinator, version.id)
  return { id: coordinator.coalition, slug: SAMPLE_COALITION.slug }
}

async function foundOrganisations(ports: Ports, who: Person): Promise<Member> {
  const [host, ...others] = SAMPLE_ORGANISATIONS
  return ports.storage.write(async tx => {
    const { id: coalition } = await found(tx, ports, who.person, {
      ...SAMPLE_COALITION,
      organisation: host!.name,
      sample: true,
    })
    for (const fields of others) await enterOrganisation(tx, ports, coalition, fields, who.person)
    const organisation = (await organisationsOf(tx, coalition)).find(entry => entry.name === host!.name)!
    return { ...who, coalition, membership: '', organisation, role: 'coordinator' }
  })
}

/** Imports the letter as a person would who takes every offer. */
async function writeLetter(ports: Ports, who: Member): Promise<string> {
  const imported = fromMarkdown(SAMPLE_LETTER, { newId: ports.ids.id, language: 'en', title: SAMPLE_TITLE })
  const { asks, concerns } = imported.offers
  const { body } = takeOffers(
    imported.file,
    { asks: new Map(), concerns: new Set(concerns), mends: [] },
    ports.ids.id,
  )
  const { id } = await startStatement(ports, who, {
    ...{
      coalition: who.coalition,
      kind: 'joint-letter',
      title: SAMPLE_TITLE,
      language: 'en',
      direction: 'ltr',
    },
    ...{ addressee: 'All delegations to the Harbour Committee', unattributed: false, body },
    asks: asks.map(({ block, ...says }) => ({ block, ...askSaying(says) })),
  })
  return id
}

async function changeLetter(ports: Ports, who: Member, statement: string): Promise<void> {
  const reworded = (text: string) =>
    SAMPLE_CHANGES.reduce((words, [old, now]) => words.replace(old, now), text)
  await ports.rooms.edit(statement, doc => JSON.parse(reworded(JSON.stringify(doc))) as Doc, who.person)
}

async function collect(ports: Ports, who: Member, version: string): Promise<void> {
  const closesLocal = `${localOf(ports.clock.now() + 3 * WEEK, 'Europe/Zurich').slice(0, 10)}T18:00`
  const { id: signon } = await openSignon(ports, who, {
    ...{ version, closesLocal, zone: 'Europe/Zurich', opensLocal: null },
    ...{ eligible: 'both', groups: [], acceptAtOnce: false, terms: {} },
  })
  for (const signature of SAMPLE_SIGNED) await enterSignature(ports, who, signon, signature)
}
