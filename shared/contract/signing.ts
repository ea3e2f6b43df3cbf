/** Signing: the public pages of a letter, and each signer's own page behind a mailed link. They work without script. */
import { z } from 'zod'
import { contract, id, line } from './route.ts'

export const pageAddress = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[A-Za-z0-9_-]+$/)

/** BCP 47, or empty. */
export const spoken = z.union([
  z.literal(''),
  z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/),
])

export const showLetter = contract({
  method: 'GET',
  path: '/s/:page',
  summary: 'The public page: the letter, its list once published, and the form.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  compressed: true,
  query: ['find', 'part', 'language'],
  input: z.strictObject({
    page: pageAddress,
    /** A name that is looked for in the list. What cannot be one is not looked for. */
    find: z.string().trim().max(200).catch('').default(''),
    /** Which part of a long list, from 1. */
    part: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
    /** The language to read it in; the authentic text's where it is not there in that one. */
    language: spoken.catch('').default(''),
  }),
})

/** An HTML checkbox: there with a value, or not there at all. */
const ticked = z
  .string()
  .optional()
  .transform(value => value !== undefined)

/** What a signer may also change later, on their own page. */
const changeable = {
  country: z.string().max(100).default(''),
  signatory: z.string().max(400).default(''),
  role: z.string().max(400).default(''),
  affiliation: z.string().max(400).default(''),
  /** The ids of the asks that are not joined; a browser sends one ticked box as a text. */
  notJoined: z.union([z.array(id).max(200), id.transform(one => [one])]).default([]),
  /** Answers to the coordinators' own questions, in their order. */
  answers: z
    .union([
      z.array(z.string().max(1000)).max(6),
      z
        .string()
        .max(1000)
        .transform(one => [one]),
    ])
    .default([]),
  showSignatory: ticked,
  showRole: ticked,
  showCountry: ticked,
  showAffiliation: ticked,
  showNotJoined: ticked,
  authorised: ticked,
}

export const signStatement = contract({
  method: 'POST',
  path: '/s/:page',
  summary: 'Signs: nothing counts until the link in the mail that follows was opened and its button pressed.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  compressed: true,
  // A whole meeting may sign from behind one address; what one mail address gets is limited by the act.
  limit: { times: 200, minutes: 10 },
  input: z.strictObject({
    page: pageAddress,
    /** The hash of the version that the page showed. */
    hash: line(80),
    /** The hash of the translation that was read, where it was one. */
    read: line(80).default(''),
    /** The language of the page. */
    language: spoken.default(''),
    /** The token of the personal link that the form was opened by. */
    invitation: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{22}$/)]).default(''),
    kind: z.string().max(20).default('organisation'),
    name: z.string().max(400).default(''),
    group: z.string().max(400).default(''),
    address: z.string().max(400).default(''),
    decision: z.string().max(1000).default(''),
    decisionDate: z.string().max(20).default(''),
    withheld: ticked,
    ...changeable,
    consent: ticked,
    consentVersion: z.string().max(20).default(''),
  }),
})

export const publicList = contract({
  method: 'GET',
  path: '/s/:page/list.:format',
  summary: 'The published list as CSV or JSON. Before publication there is nothing here.',
  permission: 'anyone',
  scope: 'server',
  kind: 'file',
  compressed: true,
  input: z.strictObject({ page: pageAddress, format: z.enum(['csv', 'json']) }),
})

export const findOrganisations = contract({
  method: 'GET',
  path: '/s/:page/organisations',
  summary: 'Organisations to choose from as one types: only those on a public list of the same coalition.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  // A whole meeting may type at once from behind one address.
  limit: { times: 3000, minutes: 10 },
  input: z.strictObject({ page: pageAddress, find: z.string().max(200).default('') }),
  reply: z.object({ organisations: z.array(z.string()) }),
})

const link = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

export const showSignature = contract({
  method: 'GET',
  path: '/signature/:link',
  summary: "A signer's own page: what was signed, and the buttons. Opening it changes nothing.",
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 1000, minutes: 15 },
  query: ['saved'],
  input: z.strictObject({
    link,
    /** That a change was saved just now. */
    saved: z.literal('yes').optional().catch(undefined),
  }),
})

export const changeSignature = contract({
  method: 'POST',
  path: '/signature/:link/change',
  summary: 'Changes what a signer may change without signing anew, such as whether their name is shown.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 600, minutes: 10 },
  input: z.strictObject({ link, ...changeable }),
})

export const pressSignature = contract({
  method: 'POST',
  path: '/signature/:link',
  summary:
    'Confirms, says "this wasn\'t me", signs the current text, withdraws, answers to a change, or erases.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 600, minutes: 10 },
  input: z.strictObject({
    link,
    act: z.enum(['confirm', 'not-me', 'reconfirm', 'withdraw', 'hold', 'object', 'erase']),
    /** What the signer says to a correction it objects to; coordinators read it. */
    said: z.string().max(2000).default(''),
    /** The hash of the version that the page showed, where the act is on a text. */
    hash: line(80).default(''),
  }),
})
