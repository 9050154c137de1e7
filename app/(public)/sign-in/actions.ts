'use server'

import { sendSignInLinkAction } from '@/lib/web/sign-in-link-action'

export const sendLinkAction = sendSignInLinkAction
