/** The lists that were frozen, the newest first. */
import { downloadPackage, type PackageRow } from '../../../../shared/contract/deliveries.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { fileAddress } from '../../../api.ts'
import { Hash } from '../../../parts/Hash.tsx'
import { MadeFile } from '../../../parts/MadeFile.tsx'
import { Time } from '../../../parts/Time.tsx'
import { words } from '../../../words.ts'

const says = words.signonsDelivery

export function Packages({ signon, packages }: { signon: SignonRow; packages: readonly PackageRow[] }) {
  if (packages.length === 0) return <p className="hint">{says.none}</p>
  return (
    <>
      <ul className="things">
        {packages.map(made => (
          <li key={made.id} className="decision">
            <One made={made} />
            <div className="buttons">
              <MadeFile href={fileAddress(downloadPackage, { signon: signon.id, package: made.id })}>
                {says.download}
              </MadeFile>
            </div>
          </li>
        ))}
      </ul>
      {signon.publishedAt !== null && <p className="hint">{says.publicOne}</p>}
    </>
  )
}

function One({ made }: { made: PackageRow }) {
  const { version, organisations, individuals, withheld, frozenAt, frozenBy, log, groups, removed } = made
  return (
    <div className="entry">
      <p className="entry-name">
        {says.package(version.number)} <Time at={frozenAt} />
      </p>
      <p className="thing-says">
        <span>{says.counts(organisations, individuals, withheld)}</span>
        <span>
          <bdi>{says.frozenBy(frozenBy)}</bdi>
        </span>
        <span>{says.logAt(log.position)}</span>
        {groups !== null && (
          <span>
            <bdi>{says.onlyGroups(groups.join(', '))}</bdi>
          </span>
        )}
        {removed > 0 && <span>{says.removedLines(removed)}</span>}
        <Hash hash={made.hash} />
      </p>
    </div>
  )
}
