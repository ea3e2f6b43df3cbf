/** One's own account: the name, where one is signed in, tokens, and copies on this device. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  endSession,
  mySessions,
  renameMe,
  revokeToken,
  signOut,
  whoAmI,
} from '../../shared/contract/people.ts'
import type { Reply } from '../../shared/contract/route.ts'
import { call } from '../api.ts'
import { useAct, useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { deviceOf } from '../parts/device.ts'
import { TextField } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { Table } from '../parts/Table.tsx'
import { Time } from '../parts/Time.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import { Copies } from './Copies.tsx'
import { OnDevice } from './OnDevice.tsx'
import { MailSettings } from './rounds/MailSettings.tsx'

type Sessions = Reply<typeof mySessions>

export function AccountPage() {
  const sessions = useAnswer(mySessions, {})
  return (
    <Screen title={words.account.title}>
      <ScreenHead title={words.account.title}>
        <SignOut />
      </ScreenHead>
      <OnDevice />
      <Name />
      <MailSettings />
      <Loaded answer={sessions}>
        {data => (
          <>
            <SessionList sessions={data.sessions} />
            <Copies />
            <Tokens tokens={data.tokens} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Name() {
  const me = useAnswer(whoAmI, {}).data?.person
  const say = useSay()
  const [typed, setTyped] = useState<string | null>(null)
  const rename = useAct(renameMe, () => {
    setTyped(null)
    say(words.account.nameSaved)
  })
  const name = typed ?? me?.name ?? ''
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        if (name.trim() !== '') rename.mutate({ name })
      }}
    >
      <div className="beside">
        <TextField
          label={words.account.name}
          hint={words.account.nameHint}
          value={name}
          onText={setTyped}
          autoComplete="name"
          maxLength={100}
          error={name.trim() === '' && typed !== null ? words.errors.missing : null}
        />
        <dl>
          <dt className="sub">{words.account.address}</dt>
          <dd>{me?.address}</dd>
        </dl>
      </div>
      {rename.isError && <Problem error={rename.error} />}
      {typed !== null && typed.trim() !== me?.name && (
        <Button type="submit" busy={rename.isPending}>
          {words.account.saveName}
        </Button>
      )}
    </form>
  )
}

function SignOut() {
  const [asked, setAsked] = useState(false)
  const leave = useLeaving()
  return (
    <div className="buttons">
      <Button onClick={() => leave.out(false)} busy={leave.busy}>
        {words.account.signOut}
      </Button>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {words.account.signOutEverywhere}
      </Button>
      {asked && (
        <Dialog
          title={words.account.everywhereTitle}
          onLeave={() => setAsked(false)}
          error={leave.error}
          act={{ says: words.account.signOutEverywhere, busy: leave.busy, onAct: () => leave.out(true) }}
        >
          <p>{words.account.everywhere}</p>
        </Dialog>
      )}
    </div>
  )
}

/** Signing out erases what this device keeps, then loads the door afresh, so that no answer stays in memory. [SAFE-4] */
function useLeaving() {
  const act = useMutation({ mutationFn: leave })
  return { out: (everywhere: boolean) => act.mutate(everywhere), busy: act.isPending, error: act.error }
}

async function leave(everywhere: boolean): Promise<void> {
  await call(signOut, { everywhere })
  const { eraseAllCopies } = await import('../live/device.ts')
  await eraseAllCopies().finally(() => window.location.assign('/'))
}

function SessionList({ sessions }: { sessions: Sessions['sessions'] }) {
  const say = useSay()
  const end = useAct(endSession, () => say(words.account.ended))
  return (
    <section className="section" aria-labelledby="sessions">
      <h2 id="sessions">{words.account.sessions}</h2>
      <Table columns={[words.account.device, words.account.since, words.account.seen]} acts>
        {sessions.map(session => (
          <tr key={session.id}>
            <th scope="row">
              <Device agent={session.device} />{' '}
              {session.here && <span className="tag">{words.account.here}</span>}
            </th>
            <td data-label={words.account.since}>
              <Time at={session.createdAt} />
            </td>
            <td data-label={words.account.seen}>
              <Time at={session.seenAt} />
            </td>
            <td className="acts">
              {!session.here && (
                <Button
                  look="quiet"
                  onClick={() =>
                    end.mutate({ session: session.id }, { onError: error => say(error.message) })
                  }
                >
                  {words.account.end}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

/** In words; the line they were read from is there for whoever needs it. */
function Device({ agent }: { agent: string }) {
  const { browser, system } = deviceOf(agent)
  return <span title={agent}>{words.account.deviceOf(browser, system, agent)}</span>
}

function Tokens({ tokens }: { tokens: Sessions['tokens'] }) {
  const say = useSay()
  const revoke = useAct(revokeToken, () => say(words.account.revoked))
  return (
    <section className="section" aria-labelledby="tokens">
      <h2 id="tokens">{words.account.tokens}</h2>
      <p className="hint">{words.account.tokensHint}</p>
      {tokens.length === 0 && <p>{words.account.noTokens}</p>}
      <ul className="things">
        {tokens.map(token => (
          <li key={token.id} className="section-head">
            <span>
              {words.account.tokenMade} <Time at={token.createdAt} />
            </span>
            <Button
              look="quiet"
              onClick={() => revoke.mutate({ token: token.id }, { onError: error => say(error.message) })}
            >
              {words.account.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
