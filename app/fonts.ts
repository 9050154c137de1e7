import localFont from 'next/font/local'

// The ranges of weight are the files' own axes: without them a browser would fake every weight but the regular.

export const interfaceFont = localFont({
	src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
	variable: '--font-interface',
	weight: '100 900',
	display: 'swap',
	adjustFontFallback: 'Arial',
})

export const proseFont = localFont({
	src: [
		{
			path: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
			weight: '200 900',
			style: 'normal',
		},
		{
			path: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
			weight: '200 900',
			style: 'italic',
		},
	],
	variable: '--font-prose',
	display: 'swap',
	preload: false,
	adjustFontFallback: 'Times New Roman',
})

export const codeFont = localFont({
	src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
	variable: '--font-code',
	weight: '100 800',
	display: 'swap',
	preload: false,
	adjustFontFallback: false,
})
