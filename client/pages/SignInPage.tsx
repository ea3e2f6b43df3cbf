/** The door: a one-time link by mail. It says plainly who can read what is drafted here. */
import { useEffect, useState } from 'react'
import { askForSignIn } from '../../shared/contract/people.ts'
import { address as addressForm } from '../../shared/contract/route.ts'
import { useAct } from '../data.ts'
import { useTextsInWindow } from '../live/inWindow.ts'
import { Button } from '../parts/Button.tsx'
import { TextField } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { words } from '../words.ts'

type Mail = 'smtp' | 'terminal' | 'none'

export function SignInPage({ mail }: { mail: Mail }) {
  const [sentTo, setSentTo] = useState<string | null>(null)
  const texts = useTextsInWindow()
  useEffect(() => {
    document.title = `${words.doors.title} · ${words.product}`
  }, [])
  return (
    <main id="main" className="door" tabIndex={-1}>
      <p className="name">{words.product}</p>
      {texts > 0 && (
        <p className="notice" role="status">
          {words.doors.textsStay(texts)}
        </p>
      )}
      {sentTo === null ? (
        <AskForLink mail={mail} onSent={setSentTo} />
      ) : (
        <Sent address={sentTo} mail={mail} onOther={() => setSentTo(null)} />
      )}
      <footer>
        <p>{words.doors.whoCanRead}</p>
        <p>{words.doors.newHere}</p>
      </footer>
    </main>
  )
}

function AskForLink({ mail, onSent }: { mail: Mail; onSent: (address: string) => void }) {
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const ask = useAct(askForSignIn, (_, input) => onSent(input.address))
  return (
    <>
      <h1>{words.doors.title}</h1>
      <p className="lead">{words.doors.lead}</p>
      {mail === 'none' && <p className="notice">{words.doors.mailNone}</p>}
      {mail === 'terminal' && <p className="notice">{words.doors.mailTerminal}</p>}
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          const judged = addressForm.safeParse(address.trim())
          setWrong(judged.success ? null : words.doors.addressWrong)
          if (judged.success) ask.mutate({ address: judged.data })
        }}
      >
        <TextField
          label={words.doors.address}
          type="email"
          name="address"
          autoComplete="email"
          inputMode="email"
          dir="ltr"
          required
          value={address}
          error={wrong}
          onText={setAddress}
        />
        {ask.isError && <Problem error={ask.error} />}
        <Button type="submit" look="primary" busy={ask.isPending}>
          {words.doors.send}
        </Button>
      </form>
    </>
  )
}

function Sent({ address, mail, onOther }: { address: string; mail: Mail; onOther: () => void }) {
  return (
    <div className="form" role="status">
      <h1>{words.doors.sentTitle}</h1>
      <p>{words.doors.sent(address)}</p>
      {mail === 'terminal' && <p className="notice">{words.doors.sentTerminal}</p>}
      <Button look="quiet" onClick={onOther}>
        {words.doors.otherAddress}
      </Button>
    </div>
  )
}
