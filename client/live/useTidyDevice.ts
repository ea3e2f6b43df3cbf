/** The contact after which a device holds no copy of what its owner may not read any more. [SAFE-4] */
import { useEffect } from 'react'

/**
 * When the application is opened, asks for each copy on this device whether it may still be read, and erases it
 * where not. What keeps copies is loaded only where there are any: it brings the document's own library with it.
 * @param account the person's id, once it is known
 */
export function useTidyDevice(account: string | undefined): void {
  useEffect(() => {
    if (account !== undefined) tidy(account).catch(() => {})
  }, [account])
}

async function tidy(account: string): Promise<void> {
  if (Object.keys(localStorage).every(key => !key.startsWith('undersigned.'))) return
  const [{ eraseForbiddenCopies }, { mayStillRead }] = await Promise.all([
    import('./device.ts'),
    import('./mayStillRead.ts'),
  ])
  await eraseForbiddenCopies(account, statement => mayStillRead(statement, account))
}
