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
import { Button, Download } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'

type Act = 'settings' | 'move' | 'publish' | 'close'

export function SignonActs({ signon }: { signon: SignonRow }) {
  const [act, setAct] = useState<Act | null>(null)
  const leave = () => setAct(null)
  return (
    <section className="section" aria-labelledby="manage">
      <h2 id="manage">{words.signons.manage}</h2>
      <div className="buttons">
        {signon.publishedAt === null && (
          <Button onClick={() => setAct('publish')}>{words.signons.publish}</Button>
        )}
        {signon.state !== 'closed' && <Button onClick={() => setAct('move')}>{words.signons.move}</Button>}
        <Button onClick={() => setAct('settings')}>
          {signon.state === 'closed' ? words.signons.settingsClosed : words.signons.settings}
        </Button>
        {signon.state === 'open' && <Button onClick={() => setAct('close')}>{words.signons.close}</Button>}
        <Exports signon={signon} />
      </div>
      {act === 'settings' && <SettingsDialog signon={signon} onLeave={leave} />}
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
