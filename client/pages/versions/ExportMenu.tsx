/** A version as a file, in each format there is. */
import { EXPORT_FORMATS, exportVersion } from '../../../shared/contract/statements.ts'
import { fileAddress } from '../../api.ts'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { words } from '../../words.ts'

export function ExportMenu({ version }: { version: string }) {
  return (
    <Menu says={words.acts.export}>
      {EXPORT_FORMATS.map(format => (
        <MadeFile key={format} href={fileAddress(exportVersion, { version, format })}>
          {words.formats[format]}
        </MadeFile>
      ))}
    </Menu>
  )
}
