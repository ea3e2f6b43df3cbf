/** The fields that a new coalition needs, wherever they are asked. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { foundCoalition, slug as slugForm } from '../../shared/contract/coalitions.ts'
import { useAct } from '../data.ts'
import { TextField } from '../parts/Field.tsx'
import { words } from '../words.ts'

export type Founding = ReturnType<typeof useFounding>

/** What was typed so far, and the act; the address follows the name until somebody types another one. */
export function useFounding() {
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [ownSlug, setSlug] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const slug = ownSlug ?? slugOf(name)
  const act = useAct(foundCoalition, reply => go(`/c/${reply.slug}`))
  const wrong = {
    name: name.trim() === '' ? words.errors.missing : null,
    slug: slugForm.safeParse(slug).success ? null : words.doors.slugWrong,
    organisation: organisation.trim() === '' ? words.errors.missing : null,
  }
  const found = () => {
    setTried(true)
    if (Object.values(wrong).every(said => said === null)) act.mutate({ name, slug, organisation })
  }
  return {
    name,
    setName,
    slug,
    setSlug,
    organisation,
    setOrganisation,
    act,
    found,
    wrong: tried ? wrong : { name: null, slug: ownSlug === null ? null : wrong.slug, organisation: null },
  }
}

export function FoundingFields({ founding }: { founding: Founding }) {
  return (
    <>
      <TextField
        label={words.doors.name}
        value={founding.name}
        onText={founding.setName}
        error={founding.wrong.name}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={words.doors.slug}
        hint={words.doors.slugHint(`${window.location.origin}/c/${founding.slug || '…'}`)}
        value={founding.slug}
        onText={founding.setSlug}
        error={founding.wrong.slug}
        dir="ltr"
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        label={words.doors.organisation}
        hint={words.doors.organisationHint}
        value={founding.organisation}
        onText={founding.setOrganisation}
        error={founding.wrong.organisation}
        maxLength={200}
        autoComplete="organization"
      />
    </>
  )
}

/** A name as an address: small letters without accents, and hyphens. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
