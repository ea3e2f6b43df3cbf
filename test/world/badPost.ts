/**
 * A mail server that has a bad day: every so often it says "try later", hangs up (at once, after the recipient, or in
 * the middle of a mail), or takes its time; and to some it says "no such mailbox".
 */
import { type AddressInfo, createServer, type Socket } from 'node:net'

export async function startBadPost() {
  /** To whom mails were taken, one entry a mail. */
  const taken: string[] = []
  const refused = new Set<string>()
  const troubles = { later: 0, dropped: 0, slow: 0 }
  let conversations = 0
  const server = createServer(socket => converse(socket, ++conversations))
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    ...{ taken, troubles },
    refuse: (address: string) => void refused.add(address),
    stop: () => new Promise(resolve => server.close(resolve)),
  }

  function converse(socket: Socket, number: number): void {
    const mail = { to: '', begun: false }
    socket.on('error', () => {})
    if (number % 31 === 0) {
      hangUp(socket)
      return
    }
    greet(socket, number)
    onLines(socket, line => {
      const said = mail.begun ? inMail(line, mail, number) : answerTo(line, mail, number)
      if (said === 'hang up') hangUp(socket)
      else if (said !== '') socket.write(`${said}\r\n`)
      if (said.startsWith('221')) socket.end()
    })
  }

  function hangUp(socket: Socket): void {
    troubles.dropped++
    socket.destroy()
  }

  function greet(socket: Socket, number: number): void {
    const hello = () => void socket.write('220 harbour.example\r\n')
    if (number % 37 !== 0) {
      hello()
      return
    }
    troubles.slow++
    setTimeout(hello, 20)
  }

  function answerTo(line: string, mail: { to: string; begun: boolean }, number: number): string {
    if (/^(EHLO|HELO|MAIL)/i.test(line)) return '250 yes'
    if (/^QUIT/i.test(line)) return '221 bye'
    if (/^RCPT/i.test(line)) {
      mail.to = /<([^>]*)>/.exec(line)?.[1] ?? ''
      return recipient(mail.to, number)
    }
    if (!/^DATA/i.test(line)) return '502 no'
    mail.begun = true
    return number % 23 === 0 ? 'hang up' : '354 go on'
  }

  function recipient(address: string, number: number): string {
    if (refused.has(address)) return '550 5.1.1 no such mailbox'
    if (number % 13 !== 0) return '250 yes'
    troubles.later++
    return '451 4.7.1 try later'
  }

  /** Hangs up on some at their end without having taken the mail: what is dropped here was promised to nobody. */
  function inMail(line: string, mail: { to: string; begun: boolean }, number: number): string {
    if (line !== '.') return ''
    if (number % 29 === 0) return 'hang up'
    taken.push(mail.to)
    mail.begun = false
    return '250 taken'
  }
}

function onLines(socket: Socket, told: (line: string) => void): void {
  let read = ''
  socket.on('data', chunk => {
    read += chunk.toString()
    for (let end = read.indexOf('\r\n'); end >= 0 && !socket.destroyed; end = read.indexOf('\r\n')) {
      const line = read.slice(0, end)
      read = read.slice(end + 2)
      told(line)
    }
  })
}
