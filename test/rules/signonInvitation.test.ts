import { describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/deadline.ts'
import type { SignatureState } from '../../shared/signature.ts'
import {
  type Answer,
  invitedState,
  isOverdue,
  QUIET_MS,
  reminderFor,
  reminderId,
  scheduleOf,
  untilFlaw,
} from '../../shared/signonInvitation.ts'

const ZONE = 'Europe/Zurich'
const at = (local: string) => instantOf(local, ZONE)
const NOW = at('2027-01-12T12:00')
const DAY = 24 * 60 * 60_000

const pending: SignatureState = { state: 'pending', at: NOW }
const confirmed: SignatureState = { state: 'confirmed', at: NOW }
const accepted: SignatureState = { state: 'accepted', at: NOW, confirmedAt: NOW, by: null }
const turnedDown: SignatureState = { state: 'declined', at: NOW, by: 'amina', reason: '' }
const withdrew: SignatureState = { state: 'withdrawn', at: NOW, how: 'withdrew' }
const notMe: SignatureState = { state: 'withdrawn', at: NOW, how: 'not-me' }
const lapsed: SignatureState = { state: 'lapsed', at: NOW }

const none: Answer = { answer: 'none' }
const declined: Answer = { answer: 'declined', note: '', at: NOW }
const until = (day: string): Answer => ({ answer: 'needs-until', until: day, note: '', at: NOW })

describe('how an invitation stands', () => {
  it.each([
    ['nothing said', none, [], false, 'none'],
    ['declined', declined, [], false, 'declined'],
    ['needs time', until('2027-01-14'), [], false, 'needs-until'],
    ['sent, not confirmed', none, [pending], false, 'pending'],
    ['sent, then declined', declined, [pending], false, 'declined'],
    ['needed time, then sent', until('2027-01-14'), [pending], false, 'pending'],
    ['confirmed after declining', declined, [confirmed], false, 'confirmed'],
    ['accepted among others', none, [lapsed, accepted, pending], false, 'accepted'],
    ['another of the organisation', none, [], true, 'organisation-signed'],
    ['another of the organisation, own one pending', none, [pending], true, 'organisation-signed'],
    ['not accepted', none, [turnedDown], false, 'not-accepted'],
    ['withdrew', none, [withdrew], false, 'withdrawn'],
    ['withdrew, then needed time', until('2027-01-14'), [withdrew], false, 'needs-until'],
    ['somebody else signed in their name', none, [notMe], false, 'none'],
    ['given up', none, [lapsed], false, 'none'],
  ] as const)('[SIGN-8] %s', (_, answer, signatures, organisationSigned, state) => {
    expect(invitedState({ answer }, { signatures, organisationSigned })).toBe(state)
  })
})

describe('who is reminded', () => {
  const invited = { answer: none, createdAt: NOW - 3 * DAY, remindedAt: null, ended: null }
  const what = (
    changes: Partial<typeof invited> | object,
    state: Parameters<typeof reminderFor>[1],
    bounced = false,
  ) => reminderFor({ ...invited, ...changes }, state, bounced, ZONE, NOW)

  it('[SIGN-9] whoever said nothing, to sign; whoever sent and did not confirm, to confirm', () => {
    expect(what({}, 'none')).toBe('sign')
    expect(what({}, 'pending')).toBe('confirm')
  })

  it.each(['accepted', 'confirmed', 'organisation-signed', 'declined', 'not-accepted', 'withdrawn'] as const)(
    '[SIGN-9] nobody who is %s',
    state => expect(what({}, state)).toBeNull(),
  )

  it('[SIGN-9] nobody whose invitation ended or whose mail came back', () => {
    expect(what({ ended: { by: 'owner', at: NOW } }, 'none')).toBeNull()
    expect(what({ ended: { by: 'coordinators', at: NOW } }, 'pending')).toBeNull()
    expect(what({}, 'none', true)).toBeNull()
  })

  it('[SIGN-9] nobody twice in 20 hours, counted from the invitation too', () => {
    expect(what({ remindedAt: NOW - QUIET_MS + 1 }, 'none')).toBeNull()
    expect(what({ remindedAt: NOW - QUIET_MS }, 'none')).toBe('sign')
    expect(what({ createdAt: NOW - QUIET_MS + 1 }, 'none')).toBeNull()
  })

  it('[SIGN-9] whoever needs until Thursday not before Thursday, by the calendar of the sign-on', () => {
    expect(what({ answer: until('2027-01-13') }, 'needs-until')).toBeNull()
    expect(what({ answer: until('2027-01-12') }, 'needs-until')).toBe('sign')
    expect(what({ answer: until('') }, 'needs-until')).toBe('sign')
    const late = at('2027-01-12T00:30')
    expect(reminderFor({ ...invited, answer: until('2027-01-12') }, 'needs-until', false, ZONE, late)).toBe(
      'sign',
    )
    expect(
      reminderFor({ ...invited, answer: until('2027-01-12') }, 'needs-until', false, 'America/Lima', late),
    ).toBeNull()
  })
})

describe('until when somebody needs', () => {
  const flaw = (day: string, note = '') =>
    untilFlaw({ until: day, note }, { closesLocal: '2027-01-22T18:00', zone: ZONE }, NOW)

  it('[SIGN-8] is a day from today to the deadline, or a note', () => {
    expect(flaw('2027-01-12')).toBeNull()
    expect(flaw('2027-01-22')).toBeNull()
    expect(flaw('', 'After our board met.')).toBeNull()
    expect(flaw('')).toBe('missing')
    expect(flaw('2027-01-11')).toBe('past')
    expect(flaw('2027-01-23')).toBe('after-deadline')
    expect(flaw('2027-02-30')).toBe('not-a-day')
    expect(flaw('Thursday')).toBe('not-a-day')
    expect(flaw('Thursday', 'a note')).toBe('not-a-day')
  })

  it('[SIGN-8] has passed from the day after', () => {
    expect(isOverdue(until('2027-01-11'), ZONE, NOW)).toBe(true)
    expect(isOverdue(until('2027-01-12'), ZONE, NOW)).toBe(false)
    expect(isOverdue(until(''), ZONE, NOW)).toBe(false)
    expect(isOverdue(declined, ZONE, NOW)).toBe(false)
  })
})

describe('the schedule of reminders', () => {
  const signon = (closesLocal: string, remindDays: number[], zone = ZONE) => ({
    ...{ id: 'signon', closesLocal, zone },
    terms: { remindDays },
  })

  it('[SIGN-9] is at 09:00 of the sign-on’s zone, also across a change of the clocks', () => {
    expect(scheduleOf(signon('2027-04-02T18:00', [1, 7, 7]))).toEqual([
      { days: 7, at: at('2027-03-26T09:00') },
      { days: 1, at: at('2027-04-01T09:00') },
    ])
    expect(scheduleOf(signon('2027-01-22T00:30', [1], 'Pacific/Auckland'))).toEqual([
      { days: 1, at: instantOf('2027-01-21T09:00', 'Pacific/Auckland') },
    ])
    expect(scheduleOf(signon('2027-01-22T18:00', []))).toEqual([])
  })

  it('[SIGN-9] a deadline on another day has reminders of its own, one moved by hours has not', () => {
    const id = (closesLocal: string) => reminderId({ id: 'signon', closesLocal }, 7)
    expect(id('2027-01-22T18:00')).toBe(id('2027-01-22T23:00'))
    expect(id('2027-01-22T18:00')).not.toBe(id('2027-01-29T18:00'))
  })
})
