/** What can be pressed. A button says what will happen; while it happens it says so and cannot be pressed twice. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'wouter'

/** `primary` at most once a screen or dialog; `plain` for the rest; `quiet` inside lists and bars. */
export type Look = 'primary' | 'plain' | 'quiet'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  look?: Look
  /** The act is under way: announced, and a second press does nothing. */
  busy?: boolean
  children: ReactNode
}

export function Button({ look = 'plain', busy = false, type = 'button', disabled, onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={`button ${look}`}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={event => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}

/** A link within the application that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  to,
  look = 'plain',
  children,
}: {
  to: string
  look?: Look
  children: ReactNode
}) {
  return (
    <Link href={to} className={`button ${look}`}>
      {children}
    </Link>
  )
}

/** A file to download. */
export function Download({
  href,
  look = 'quiet',
  children,
}: {
  href: string
  look?: Look
  children: ReactNode
}) {
  return (
    <a href={href} className={`button ${look}`} download>
      {children}
    </a>
  )
}
