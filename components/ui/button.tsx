import type { ButtonHTMLAttributes } from 'react'

const LOOKS = {
	primary: 'bg-accent text-on-accent hover:bg-accent-strong',
	quiet: 'border border-line bg-surface text-ink hover:bg-sunken',
} as const

export const buttonLook = (look: keyof typeof LOOKS = 'primary'): string =>
	`inline-flex min-h-10 items-center justify-center rounded px-4 py-2 font-medium no-underline disabled:opacity-60 ${LOOKS[look]}`

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly look?: keyof typeof LOOKS }

export function Button({ look = 'primary', className = '', type = 'button', ...rest }: Props) {
	return <button type={type} className={`${buttonLook(look)} ${className}`} {...rest} />
}
