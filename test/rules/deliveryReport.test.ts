import { describe, expect, it } from 'vitest'
import { undelivered } from '../../shared/deliveryReport.ts'

const REPORT = `Return-Path: <>
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="F9A1.1797/mx.harbour.example"

--F9A1.1797/mx.harbour.example
Content-Type: text/plain; charset=us-ascii

Final-Recipient: rfc822; nobody@decoy.example
Action: failed

--F9A1.1797/mx.harbour.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.harbour.example
X-Postfix-Queue-ID: F9A1
Arrival-Date: Fri,  1 Jan 2027 12:00:00 +0000 (UTC)

Final-Recipient: rfc822; gone@dockworkers.example
Original-Recipient: rfc822;Gone@Dockworkers.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.dockworkers.example
Diagnostic-Code: smtp; 550 5.1.1 <gone@dockworkers.example>: Recipient address rejected:
    User unknown

Final-Recipient: rfc822; slow@dockworkers.example
Action: delayed
Status: 4.4.1

Final-Recipient: rfc822; moved@new-office.example
Original-Recipient: rfc822; office@old-office.example
Action: failed (mailbox full)
Status: 4.2.2 (mailbox full)

--F9A1.1797/mx.harbour.example
Content-Type: message/rfc822

Final-Recipient: rfc822; quoted@decoy.example
Action: failed

--F9A1.1797/mx.harbour.example--
`

describe('reading delivery reports', () => {
  it('[SIGN-8] finds the recipients that failed in the part that says so, and nobody else', () => {
    expect(undelivered(REPORT)).toEqual([
      { addresses: ['gone@dockworkers.example'], status: '5.1.1' },
      { addresses: ['moved@new-office.example', 'office@old-office.example'], status: '4.2.2' },
    ])
    expect(undelivered(REPORT.replaceAll('\n', '\r\n'))).toEqual(undelivered(REPORT))
  })

  it('[SIGN-8] reads the fields alone, as they are pasted, folded and in any case', () => {
    const pasted = 'FINAL-RECIPIENT: RFC822;\n  <Lena@Quay.example>\naction:   Failed\nstatus: 5.7.1'
    expect(undelivered(pasted)).toEqual([{ addresses: ['lena@quay.example'], status: '5.7.1' }])
    expect(undelivered('Final-Recipient: lena@quay.example\nAction: failed')).toEqual([
      { addresses: ['lena@quay.example'], status: '' },
    ])
  })

  it('[SIGN-8] takes several reports, one after the other', () => {
    const second = REPORT.replaceAll('gone@', 'closed@').replaceAll('Gone@', 'closed@')
    expect(undelivered(`${REPORT}\n\n${second}`).map(({ addresses }) => addresses[0])).toEqual([
      'gone@dockworkers.example',
      'moved@new-office.example',
      'closed@dockworkers.example',
      'moved@new-office.example',
    ])
  })

  it.each([
    '',
    'Your mail did not arrive.',
    'Final-Recipient: rfc822; lena@quay.example\nAction: delivered\nStatus: 2.0.0',
    'Final-Recipient: rfc822; lena@quay.example',
    'Action: failed\nStatus: 5.1.1',
    'Final-Recipient: rfc822; unknown\nAction: failed',
  ])('[SIGN-8] finds nothing in %j', text => {
    expect(undelivered(text)).toEqual([])
  })

  it.each([
    'Content-Type: message/delivery-status\n',
    'Content-Type: message/delivery-status\n\nx\n',
    '\n \n',
  ])('[SAFE-9] a paste of a megabyte of %j takes no longer than its length', lines => {
    const began = performance.now()
    undelivered(lines.repeat(1_000_000 / lines.length))
    expect(performance.now() - began).toBeLessThan(4_000)
  })
})
