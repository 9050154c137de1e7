import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { personOf } from '@/lib/domain/access/actor'
import { actorOfRequest } from '@/lib/web/request-context'

/** Everything behind here is for people who are signed in. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
	if (personOf(await actorOfRequest()) === null) redirect('/sign-in')
	return children
}
