/**
 * The tables of sign-ons: signatures and their links, who was invited and has not answered, what became of the text
 * while it was signed, and to whom it was delivered. What is personal is sealed.
 */
import type { Dialect } from './tables.ts'

export const signonTables = (d: Dialect) => ({
  signons: d.table(
    'signons',
    {
      id: d.text().primaryKey(),
      coalition: d.text().notNull(),
      statement: d.text().notNull(),
      /** The current version: moved only by a coordinator's explicit act. */
      version: d.text().notNull(),
      /** 128 random bits, the only address until it is published. */
      secret: d.text().notNull(),
      slug: d.text(),
      opensAt: d.int().notNull(),
      closesAt: d.int().notNull(),
      /** The deadline as it was said: local time and IANA zone. */
      closesLocal: d.text().notNull(),
      zone: d.text().notNull(),
      eligible: d.text().notNull(),
      /** JSON: label and kind of each group of the list, in order. */
      groups: d.text().notNull(),
      acceptAtOnce: d.int().notNull(),
      openedBy: d.text().notNull(),
      createdAt: d.int().notNull(),
      publishedAt: d.int(),
      closedAt: d.int(),
      /** Set for every sign-on when a backup was put back without the journal, until a coordinator has looked. */
      pausedAt: d.int(),
      /** JSON: what else the coordinators set, see `shared/signonTerms.ts`. */
      terms: d.text().notNull().default('{}'),
      /** Grows with whatever changes the list or the page: what was drawn for another number is drawn anew. */
      revision: d.int().notNull().default(0),
      changedAt: d.int().notNull().default(0),
    },
    t => [
      d.uniqueIndex('signons_secret').on(t.secret),
      d.uniqueIndex('signons_slug').on(t.slug),
      d.index('signons_coalition').on(t.coalition),
    ],
  ),

  signatures: d.table(
    'signatures',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      kind: d.text().notNull(),
      /** The name as it was typed; an individual's is sealed, for it is personal. */
      nameSealed: d.text().notNull(),
      /** The organisation of the register, once linked by exact match or by a coordinator. */
      organisation: d.text(),
      groupName: d.text().notNull(),
      country: d.text().notNull(),
      signatorySealed: d.text().notNull(),
      roleSealed: d.text().notNull(),
      addressSealed: d.text().notNull(),
      addressLookup: d.text().notNull(),
      /** JSON: which of name, role and country the signer chose to show. */
      shown: d.text().notNull(),
      mandate: d.text().notNull(),
      consent: d.text().notNull(),
      version: d.text().notNull(),
      hash: d.text().notNull(),
      /** JSON: the signature's state as a union, with its times; a reason in it is sealed. `stateName` repeats its tag. */
      state: d.text().notNull(),
      stateName: d.text().notNull(),
      /** 1 for "supports, name withheld": counted apart, named nowhere. */
      withheld: d.int().notNull().default(0),
      /** JSON, sealed: everything else a signer or a coordinator said, see `Signature` in `shared/signature.ts`. */
      moreSealed: d.text().notNull().default(''),
      /** When everything personal was erased. */
      erasedAt: d.int(),
      createdAt: d.int().notNull(),
    },
    t => [
      d.index('signatures_signon').on(t.signon, t.stateName),
      d.index('signatures_address').on(t.signon, t.addressLookup),
    ],
  ),

  /** The links to a signer's own page: each mail has its own, all of them work for as long as the signature is kept. */
  signatureLinks: d.table(
    'signature_links',
    { tokenHash: d.text().primaryKey(), signature: d.text().notNull(), createdAt: d.int().notNull() },
    t => [d.index('signature_links_of').on(t.signature)],
  ),

  /** [SIGN-2] The one accepted signature of an organisation of the register in a sign-on. */
  acceptances: d.table(
    'acceptances',
    { signon: d.text().notNull(), organisation: d.text().notNull(), signature: d.text().notNull() },
    t => [d.primaryKey({ columns: [t.signon, t.organisation] })],
  ),

  /** Each time another version was made the current one, or is proposed to be, as a correction, to a second coordinator. */
  signonMoves: d.table(
    'signon_moves',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      fromVersion: d.text().notNull(),
      toVersion: d.text().notNull(),
      /** `substantive` or `editorial`. */
      kind: d.text().notNull(),
      reason: d.text().notNull(),
      proposedBy: d.text().notNull(),
      proposedAt: d.int().notNull(),
      /** The second coordinator of an editorial one. */
      agreedBy: d.text(),
      /** Until when signers may object to a correction. */
      objectUntil: d.int(),
      /** `proposed`, `made`, or `taken-back`. */
      state: d.text().notNull(),
      settledAt: d.int(),
    },
    t => [d.index('signon_moves_signon').on(t.signon, t.proposedAt)],
  ),

  /** Who was asked to sign. A personal link prefills the form; nobody needs an account. */
  signonInvitations: d.table(
    'signon_invitations',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      addressSealed: d.text().notNull(),
      addressLookup: d.text().notNull(),
      /** The entry of the register, where it is one's; else the name as it was given, sealed, may be empty. */
      organisation: d.text(),
      nameSealed: d.text().notNull(),
      language: d.text().notNull(),
      invitedBy: d.text().notNull(),
      createdAt: d.int().notNull(),
      /** JSON: the answer as a union, see `shared/signonInvitation.ts`; `answerName` repeats its tag. */
      answer: d.text().notNull(),
      answerName: d.text().notNull(),
      /** The newest signature that was made by its link. */
      signature: d.text(),
      remindedAt: d.int(),
      reminders: d.int().notNull(),
      /** JSON: how and when a mail to it came back; empty where none did. */
      bounce: d.text().notNull(),
      /** When it was taken back, or its owner wanted no more mails. */
      endedAt: d.int(),
    },
    t => [
      d.uniqueIndex('signon_invitations_address').on(t.signon, t.addressLookup),
      d.index('signon_invitations_signature').on(t.signature),
    ],
  ),

  /** The links of invitations: each mail has its own, all of them work. */
  signonInvitationLinks: d.table(
    'signon_invitation_links',
    { tokenHash: d.text().primaryKey(), invitation: d.text().notNull(), createdAt: d.int().notNull() },
    t => [d.index('signon_invitation_links_of').on(t.invitation)],
  ),

  /** Each time reminders went out: marked on the board's curve; a scheduled one goes once. */
  signonReminders: d.table(
    'signon_reminders',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      /** `by-hand`, or the day before the deadline that it was scheduled for, such as `7`. */
      cause: d.text().notNull(),
      sentBy: d.text(),
      sentAt: d.int().notNull(),
      count: d.int().notNull(),
    },
    t => [d.index('signon_reminders_signon').on(t.signon, t.sentAt)],
  ),

  /** What a person decided of two names, for this sign-on and the next. The names are keyed hashes. */
  nameVerdicts: d.table(
    'name_verdicts',
    {
      coalition: d.text().notNull(),
      oneLookup: d.text().notNull(),
      otherLookup: d.text().notNull(),
      /** `same`, `related`, or `different`. */
      verdict: d.text().notNull(),
      noteSealed: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.primaryKey({ columns: [t.coalition, t.oneLookup, t.otherLookup] })],
  ),

  /** What coordinators wrote to signers; mails hold a link only, the words stand on each one's own page. */
  signonMessages: d.table(
    'signon_messages',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      /** JSON: to whom, as it was chosen. */
      whom: d.text().notNull(),
      textSealed: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.index('signon_messages_signon').on(t.signon, t.at)],
  ),

  /** Whom a message went to, a signature or an invitation by id: once each. */
  signonMessageRecipients: d.table(
    'signon_message_recipients',
    { message: d.text().notNull(), recipient: d.text().notNull() },
    t => [
      d.primaryKey({ columns: [t.message, t.recipient] }),
      d.index('signon_message_recipients_of').on(t.recipient),
    ],
  ),

  /** The frozen translations of a sign-on's text that can be read and signed in their own language. */
  signonLanguages: d.table(
    'signon_languages',
    {
      signon: d.text().notNull(),
      language: d.text().notNull(),
      /** The frozen version of the translation. */
      version: d.text().notNull(),
      addedBy: d.text().notNull(),
      addedAt: d.int().notNull(),
    },
    t => [d.primaryKey({ columns: [t.signon, t.language] })],
  ),

  /** The list frozen together with the version: what is delivered. */
  packages: d.table(
    'packages',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      version: d.text().notNull(),
      hash: d.text().notNull(),
      /** JSON, sealed: the public list as it stood, what was taken out of it since, and which groups the letter prints. */
      list: d.text().notNull(),
      /** JSON: the ids of the signatures in it, line by line, so that it can be said later which copies hold a name. */
      signatures: d.text().notNull(),
      logPosition: d.int().notNull(),
      logHead: d.text().notNull(),
      frozenBy: d.text().notNull(),
      frozenAt: d.int().notNull(),
    },
    t => [d.index('packages_signon').on(t.signon, t.frozenAt)],
  ),

  /** To whom a package was handed. */
  deliveries: d.table(
    'deliveries',
    {
      id: d.text().primaryKey(),
      signon: d.text().notNull(),
      package: d.text().notNull(),
      recipient: d.text().notNull(),
      deliveredAt: d.int().notNull(),
      /** Where it was posted for all to read; empty where it was not. */
      posted: d.text().notNull(),
      /** The text as it was read out, where that differs from the one as prepared; else null. */
      asDelivered: d.text(),
      note: d.text().notNull(),
      by: d.text().notNull(),
      at: d.int().notNull(),
    },
    t => [d.index('deliveries_signon').on(t.signon, t.deliveredAt)],
  ),
})
