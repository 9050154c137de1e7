import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> & {
	readonly label: string
	readonly icon: IconName
}

/** A button with a drawing only; its label is read aloud and shown on hover. */
export function IconButton({ label, icon, className = '', type = 'button', ...rest }: Props) {
	return (
		<button
			type={type}
			aria-label={label}
			title={label}
			className={`inline-flex size-9 items-center justify-center rounded text-soft hover:bg-sunken hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:opacity-40 ${className}`}
			{...rest}
		>
			<Icon name={icon} />
		</button>
	)
}
