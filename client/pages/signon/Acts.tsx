/** What a coordinator can do with a sign-on: its settings, another version, publishing, closing, exports. */
import { useState } from 'react'
import {
  closeSignon,
  exportList,
  exportSigned,
  SIGNED_FORMATS,
  type SignonRow,
} from '../../../shared/contract/signons.ts'
import { fileAddress } from '../../api.ts'
import { useAct } from '../../data.ts'
import { Button, ButtonLink, Download } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { SomeGroups } from './delivery/SomeGroups.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'

type Act = 'move' | 'publish' | 'close'

export function SignonActs({ signon, here }: { signon: SignonRow; here: Here }) {
  const [act, setAct] = useState<Act | null>(null)
  const leave = () => setAct(null)
  const board = `/c/${here.slug}/signons/${signon.id}`
  return (
    <section className="section" aria-labelledby="manage">
      <h2 id="manage">{words.signons.manage}</h2>
      <div className="buttons">
        {signon.publishedAt === null && (
          <Button onClick={() => setAct('publish')}>{words.signons.publish}</Button>
        )}
        <Button onClick={() => setAct('move')}>
          {signon.state === 'closed' ? words.signonsMoves.correct : words.signons.move}
        </Button>
        <ButtonLink to={`${board}/settings`}>
          {signon.state === 'closed' ? words.signons.settingsClosed : words.signonsSettings.title}
        </ButtonLink>
        <ButtonLink to={`${board}/import`}>{words.signonsBoard.toImport}</ButtonLink>
        {(signon.state === 'open' || signon.state === 'paused') && (
          <Button onClick={() => setAct('close')}>{words.signons.close}</Button>
        )}
        <Exports signon={signon} />
      </div>
      {act === 'move' && <MoveDialog signon={signon} onLeave={leave} />}
      {act === 'publish' && <PublishDialog signon={signon} onLeave={leave} />}
      {act === 'close' && <CloseDialog signon={signon} onLeave={leave} />}
    </section>
  )
}

function Exports({ signon }: { signon: SignonRow }) {
  return (
    <>
      <Menu says={words.signons.exportList}>
        {(['csv', 'json'] as const).map(format => (
          <Download key={format} href={fileAddress(exportList, { signon: signon.id, format })}>
            {words.formats[format]}
          </Download>
        ))}
      </Menu>
      <Menu says={words.signons.exportLetter}>
        {SIGNED_FORMATS.map(format => (
          <MadeFile key={format} href={fileAddress(exportSigned, { signon: signon.id, format })}>
            {words.formats[format]}
          </MadeFile>
        ))}
      </Menu>
      <SomeGroups signon={signon} />
    </>
  )
}

function CloseDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const close = useAct(closeSignon, () => {
    say(words.signons.closed)
    onLeave()
  })
  return (
    <Dialog
      title={words.signons.closeTitle}
      onLeave={onLeave}
      error={close.error}
      act={{
        says: words.signons.closeAct,
        busy: close.isPending,
        onAct: () => close.mutate({ signon: signon.id }),
      }}
    >
      <p>{words.signons.closeHint}</p>
    </Dialog>
  )
}
