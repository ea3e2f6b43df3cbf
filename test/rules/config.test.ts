import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BadSetting, readConfig } from '../../server/config.ts'
import { LIMITS } from '../../server/live/limits.ts'

describe('the settings', () => {
  it('all have a default fit for one machine', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: join(process.cwd(), 'data'),
      databaseUrl: undefined,
      keyFile: join(process.cwd(), 'data/keys'),
      journalFile: join(process.cwd(), 'data/journal.jsonl'),
      smtpUrl: undefined,
      mailFrom: 'Undersigned <undersigned@localhost>',
      logLevel: 'info',
      trustProxy: undefined,
      loopbackOnly: true,
      live: {},
    })
  })

  it('cannot be changed once read', () => {
    const config = readConfig({})
    expect(() => Object.assign(config, { port: 1 })).toThrow()
  })

  it('count an empty value as none, and leave others’ alone', () => {
    expect(readConfig({ PORT: '', HOST: '', HOME: '/root', PATH: 'x' })).toEqual(readConfig({}))
  })

  it('are taken as given', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://letters.harbour.example/',
      DATA_DIR: '/var/lib/undersigned',
      DATABASE_URL: 'postgres://db.harbour.example/undersigned',
      KEY_FILE: '/run/secrets/keys',
      JOURNAL_FILE: '/mnt/other/journal.jsonl',
      SMTP_URL: 'smtps://post:secret@mail.harbour.example',
      MAIL_FROM: 'Harbour Committee <post@harbour.example>',
      LOG_LEVEL: 'warn',
      BACKUP_PASSPHRASE: 'seven ships in the harbour',
      TRUST_PROXY: '10.0.0.0/8',
    })
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://letters.harbour.example',
      dataDir: '/var/lib/undersigned',
      databaseUrl: 'postgres://db.harbour.example/undersigned',
      keyFile: '/run/secrets/keys',
      journalFile: '/mnt/other/journal.jsonl',
      smtpUrl: 'smtps://post:secret@mail.harbour.example',
      mailFrom: 'Harbour Committee <post@harbour.example>',
      logLevel: 'warn',
      backupPassphrase: 'seven ships in the harbour',
      trustProxy: '10.0.0.0/8',
      loopbackOnly: false,
      live: {},
    })
  })

  it.each([
    ['PORT', 'harbour'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'letters.harbour.example'],
    ['PUBLIC_URL', 'ftp://letters.harbour.example'],
    ['PUBLIC_URL', 'https://harbour.example/letters'],
    ['DATABASE_URL', 'mysql://db.harbour.example/x'],
    ['SMTP_URL', 'mail.harbour.example:25'],
    ['MAIL_FROM', 'x'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', '10.0.0.0/33'],
  ])('stop the start with a sentence that names %s when it is %s', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(BadSetting)
    expect(read).toThrow(new RegExp(`^The setting ${name} cannot be used: .+\\.$`))
  })

  it('[LIVE-12] can change every limit of a socket, and a misspelt one is named', () => {
    for (const limit of Object.keys(LIMITS)) {
      const name = `LIVE_${limit.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).toUpperCase()}`
      expect(readConfig({ [name]: '77' }).live).toEqual({ [limit]: 77 })
    }
    expect(readConfig({ LIVE_FRAMES_A_SECOND: '120', LIVE_FRAME: '2097152' }).live).toEqual({
      framesASecond: 120,
      frame: 2_097_152,
    })
    expect(() => readConfig({ LIVE_FRAMES: '5' })).toThrow(/^The setting LIVE_FRAMES is not known\./)
  })

  it.each(['0', '-1', '1.5', 'many', '2147483648'])('[LIVE-12] take no limit of %s', value => {
    expect(() => readConfig({ LIVE_FRAME: value })).toThrow(/^The setting LIVE_FRAME cannot be used: .+\.$/)
  })

  it('never repeat a bad value: it may hold a password', () => {
    const read = () => readConfig({ DATABASE_URL: 'mysql://admin:hunter2@db.harbour.example' })
    expect(read).not.toThrow(/hunter2/)
    expect(read).toThrow(BadSetting)
  })

  it.each([
    [{}, true],
    [{ HOST: '::1' }, true],
    [{ HOST: 'localhost', PUBLIC_URL: 'http://localhost:3000' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ PUBLIC_URL: 'https://letters.harbour.example' }, false],
  ])('know whether only this machine reaches the server: %j', (env: Record<string, string>, loopbackOnly) => {
    expect(readConfig(env).loopbackOnly).toBe(loopbackOnly)
  })

  it('write an IPv6 host into the address as addresses have it', () => {
    expect(readConfig({ HOST: '::1', PORT: '4000' }).publicUrl).toBe('http://[::1]:4000')
  })
})
