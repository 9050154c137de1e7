'use client'

import { createContext, type ReactNode, useContext } from 'react'

type Issue = { readonly path: string; readonly message: string }
type Form = { readonly scope: string; readonly issues: readonly Issue[] }

const OfForm = createContext<Form>({ scope: '', issues: [] })

/** What a form was told about its fields. The scope keeps the ids of two forms on one page apart. */
export function FieldIssues({ scope, issues, children }: Form & { readonly children: ReactNode }) {
	return <OfForm value={{ scope, issues }}>{children}</OfForm>
}

/** The id of the field of this name in its form, and the first sentence about it, if any. */
export function useFieldInForm(name: string): { readonly id: string; readonly issue: string | undefined } {
	const { scope, issues } = useContext(OfForm)
	return { id: `${scope}${name}`, issue: issues.find((issue) => issue.path === name)?.message }
}
