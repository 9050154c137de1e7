import localFont from 'next/font/local'

export const interfaceFont = localFont({
	src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
	variable: '--font-interface',
	display: 'swap',
})

export const proseFont = localFont({
	src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
	variable: '--font-prose',
	display: 'swap',
})

export const codeFont = localFont({
	src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
	variable: '--font-code',
	display: 'swap',
})
