'use server'

import { demoClockAction } from '@/lib/web/demo-clock-action'

export const advanceAction = demoClockAction
