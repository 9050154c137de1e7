import type { ButtonHTMLAttributes } from 'react'

const LOOKS = {
	primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong hover:text-on-accent',
	quiet: 'border-edge bg-surface text-ink hover:bg-sunken hover:text-ink',
	danger: 'border-refused bg-surface text-refused hover:bg-refused-bg hover:text-refused',
} as const

export type ButtonLook = keyof typeof LOOKS

/** The classes of a button, for links of a router that look like one. */
export const buttonLook = (look: ButtonLook = 'primary'): string =>
	`inline-flex min-h-11 items-center justify-center gap-2 rounded border px-4 py-2 text-center font-medium no-underline disabled:cursor-not-allowed disabled:opacity-60 ${LOOKS[look]}`

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: ButtonLook }

export function Button({ look = 'primary', className = '', type = 'button', ...rest }: ButtonProps) {
	return <button type={type} className={`${buttonLook(look)} ${className}`} {...rest} />
}
