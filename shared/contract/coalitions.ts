/** Coalitions, their register of organisations, their people, and their audit log. */
import { z } from 'zod'
import { ROLES } from '../roles.ts'
import { address, contract, id, line, someLine, time } from './route.ts'

export const slug = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'takes small letters, digits and hyphens')

export const ACCREDITATION_STATES = ['applied', 'approved', 'objected'] as const

const organisationFields = {
  name: someLine(200),
  otherNames: z.array(someLine(200)).max(40),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a mail domain'),
    )
    .max(20),
  accreditation: z
    .array(z.strictObject({ label: someLine(200), state: z.enum(ACCREDITATION_STATES) }))
    .max(20),
}
const organisation = z.object({ id, ...organisationFields })
export type Organisation = z.output<typeof organisation>

export const foundCoalition = contract({
  method: 'POST',
  path: '/api/coalitions',
  summary: 'Founds a coalition; the operator becomes its first coordinator.',
  permission: 'operator',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({ name: someLine(120), slug, organisation: someLine(200) }),
  reply: z.object({ id, slug: z.string() }),
})

export const foundSample = contract({
  method: 'POST',
  path: '/api/sample',
  summary: 'Makes the sample coalition: an invented treaty, two versions of a letter, asks, an open sign-on.',
  permission: 'operator',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({ id, slug: z.string() }),
})

export const seeCoalition = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition',
  summary: 'A coalition as a member sees it.',
  permission: 'coalition.see',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({
    id,
    slug: z.string(),
    name: z.string(),
    sample: z.boolean(),
    /** Coordinators can see which organisation wrote which words. */
    attributed: z.boolean(),
    role: z.enum(ROLES),
    organisation: z.object({ id, name: z.string() }),
  }),
})

export const renameCoalition = contract({
  method: 'PATCH',
  path: '/api/coalitions/:coalition',
  summary: "Changes a coalition's name.",
  permission: 'coalition.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, name: someLine(120) }),
  reply: z.object({ name: z.string() }),
})

export const setAttribution = contract({
  method: 'PUT',
  path: '/api/coalitions/:coalition/attribution',
  summary: 'Lets coordinators see which organisation wrote which words, or no longer; members are told.',
  permission: 'coalition.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, attributed: z.boolean() }),
  reply: z.object({ attributed: z.boolean() }),
})

export const listOrganisations = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/organisations',
  summary: "The coalition's register of organisations, by name.",
  permission: 'organisations.see',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({ organisations: z.array(organisation) }),
})

export const addOrganisation = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/organisations',
  summary: 'Enters an organisation in the register.',
  permission: 'organisations.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({
    coalition: id,
    ...organisationFields,
    otherNames: organisationFields.otherNames.default([]),
    country: organisationFields.country.default(null),
    domains: organisationFields.domains.default([]),
    accreditation: organisationFields.accreditation.default([]),
  }),
  reply: organisation,
})

export const changeOrganisation = contract({
  method: 'PUT',
  path: '/api/coalitions/:coalition/organisations/:organisation',
  summary: 'Corrects an entry of the register.',
  permission: 'organisations.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, organisation: id, ...organisationFields }),
  reply: organisation,
})

export const listPeople = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/people',
  summary: 'Who belongs to the coalition. Coordinators also see addresses and open invitations.',
  permission: 'people.see',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({
    people: z.array(
      z.object({
        membership: id,
        person: id,
        name: z.string(),
        address: z.string().nullable(),
        role: z.enum(ROLES),
        organisation: z.object({ id, name: z.string() }),
        since: time,
      }),
    ),
    invitations: z.array(
      z.object({
        id,
        address: z.string(),
        role: z.enum(ROLES),
        organisation: z.object({ id, name: z.string() }),
        sentAt: time,
        expiresAt: time,
      }),
    ),
  }),
})

export const invite = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/invitations',
  summary: 'Invites a person by mail with a role and an organisation.',
  permission: 'people.manage',
  scope: 'coalition',
  kind: 'json',
  limit: { times: 200, minutes: 60 },
  input: z.strictObject({ coalition: id, address, role: z.enum(ROLES), organisation: id }),
  reply: z.object({ id }),
})

export const revokeInvitation = contract({
  method: 'DELETE',
  path: '/api/coalitions/:coalition/invitations/:invitation',
  summary: 'Takes an invitation back; its link no longer works.',
  permission: 'people.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, invitation: id }),
  reply: z.object({ revoked: z.literal(true) }),
})

export const changeRole = contract({
  method: 'PATCH',
  path: '/api/coalitions/:coalition/people/:membership',
  summary: "Changes a member's role. Open connections follow within a second.",
  permission: 'people.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, membership: id, role: z.enum(ROLES) }),
  reply: z.object({ role: z.enum(ROLES) }),
})

export const removePerson = contract({
  method: 'DELETE',
  path: '/api/coalitions/:coalition/people/:membership',
  summary: 'Removes a person from the coalition. Open connections end within a second.',
  permission: 'people.manage',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id, membership: id }),
  reply: z.object({ removed: z.literal(true) }),
})

export const readAudit = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/audit',
  summary: "The coalition's audit log, newest first, and whether its chain verifies.",
  permission: 'audit.read',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({
    coalition: id,
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    entries: z.array(
      z.object({
        seq: z.number().int(),
        at: time,
        act: z.string(),
        /** The person's name; empty where a signer acted by a mailed link, null where the person was erased. */
        actor: z.string().nullable(),
        subject: z.string(),
        /** What the subject is called now; empty where it has no name of its own, or a signer's. */
        about: z.string(),
        data: z.record(z.string(), z.unknown()),
        hash: z.string(),
      }),
    ),
    chain: z.union([
      z.object({ whole: z.literal(true), length: z.number().int(), head: z.string() }),
      z.object({ whole: z.literal(false), brokenAt: z.number().int(), reason: line(300) }),
    ]),
  }),
})

export const exportLog = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/audit/log.json',
  summary:
    'The whole audit log as JSON, so that anybody who gets it can check its chain and the receipts against it.',
  permission: 'audit.read',
  scope: 'coalition',
  kind: 'file',
  limit: { times: 60, minutes: 15 },
  input: z.strictObject({ coalition: id }),
})
