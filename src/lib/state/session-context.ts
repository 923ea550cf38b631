import { createContext } from 'svelte';
import type { Session } from './session.svelte';

/** The roadmap that the pages below `/r/[id]` share: the layout sets it, they get it. */
export const [getSession, setSession] = createContext<() => Session>();
