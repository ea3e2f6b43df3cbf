/** Where people sign: the address, to be copied or opened, and who can find it. */
import { useState } from 'react'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { isPublic } from '../../../../shared/signonTerms.ts'
import { Button } from '../../../parts/Button.tsx'
import { Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'

export function Address({ signon }: { signon: SignonRow }) {
  const [copied, setCopied] = useState(false)
  return (
    <section className="section" aria-labelledby="address">
      <h2 id="address">{words.signons.address}</h2>
      <div className="address">
        <code dir="ltr">{signon.address}</code>
        <Button
          onClick={() => {
            navigator.clipboard.writeText(signon.address).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }}
        >
          {copied ? words.acts.copied : words.signons.copyAddress}
        </Button>
        <a className="button quiet" href={signon.address} target="_blank" rel="noopener">
          {words.signons.openPage}
        </a>
      </div>
      <p className="hint">
        <WhoFinds signon={signon} />
      </p>
    </section>
  )
}

function WhoFinds({ signon }: { signon: SignonRow }) {
  if (signon.publishedAt === null) return words.signons.addressSecret
  if (!isPublic(signon, signon.now)) return words.signonsBoard.publishedBehind
  return (
    <>
      {words.signons.publishedOn} <Time at={signon.publishedAt} />. {words.signons.addressPublic}
    </>
  )
}
