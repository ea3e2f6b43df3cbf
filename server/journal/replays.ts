/** How each kind of line is replayed, in the words of the capability that it is of. */
import { endInvitation, removeMember, setAttribution, setMember } from '../coalitions/replay.ts'
import { setDigest } from '../notices/replay.ts'
import { setOrganisation } from '../organisations/replay.ts'
import { revokeToken, useLink } from '../people/replay.ts'
import type { Tx } from '../ports.ts'
import { removeComment, withdrawSuggestion } from '../reviews/replay.ts'
import { revokeGuest, setRound } from '../rounds/replay.ts'
import * as askings from '../signons/replay/invitations.ts'
import * as signatures from '../signons/replay/signatures.ts'
import * as windows from '../signons/replay/windows.ts'
import { setArchived } from '../statements/replay.ts'
import type { Entry, Kind, Replay, ReplayPorts, Told } from './kinds.ts'

const REPLAYS: { [K in Kind]: Replay<K> } = {
  'link-used': useLink,
  'token-revoked': revokeToken,
  'invitation-ended': endInvitation,
  'member-set': setMember,
  'member-removed': removeMember,
  'organisation-set': setOrganisation,
  'digest-set': setDigest,
  'attribution-set': setAttribution,
  'archive-set': setArchived,
  'comment-removed': removeComment,
  'suggestion-withdrawn': withdrawSuggestion,
  'round-set': setRound,
  'guest-revoked': revokeGuest,
  'signon-set': windows.set,
  'move-taken-back': windows.takenBack,
  'language-removed': windows.languageRemoved,
  'asking-ended': askings.ended,
  'asking-erased': askings.erased,
  'signature-confirmed': signatures.confirmed,
  'signature-withdrawn': signatures.withdrawn,
  'signature-disowned': signatures.disowned,
  'signature-erased': signatures.erased,
  'signature-removed': signatures.removed,
  'signature-set': signatures.set,
  'signature-responded': signatures.responded,
}

/** Replays one entry. @returns whether it changed anything */
export function replay<K extends Kind>(tx: Tx, ports: ReplayPorts, entry: Entry<K>): Promise<boolean> {
  return REPLAYS[entry.kind](tx, ports, entry.what, entry.at)
}

/** The thing of which a line of these kinds says how it is set: of several lines only the newest counts. */
const SET: { [K in Kind]?: (what: Told<K>) => string } = {
  'member-set': what => what.membership,
  'organisation-set': what => what.organisation,
  'digest-set': what => what.person,
  'attribution-set': what => what.coalition,
  'archive-set': what => what.statement,
  'round-set': what => what.round,
  'signon-set': what => what.signon,
  'signature-set': what => what.signature,
  'signature-responded': what => what.signature,
}

/** The entries without those that a newer one has overtaken. @param entries in the order of time */
export function standing(entries: readonly Entry[]): Entry[] {
  const newest = new Map<string, Entry>()
  for (const entry of entries) newest.set(keyOf(entry), entry)
  return entries.filter(entry => newest.get(keyOf(entry)) === entry)
}

function keyOf<K extends Kind>(entry: Entry<K>): string {
  const of = SET[entry.kind]?.(entry.what)
  return of === undefined ? entry.id : `${entry.kind} ${of}`
}
