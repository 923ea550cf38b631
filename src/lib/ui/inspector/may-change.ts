import { createContext } from 'svelte';

/** Whether what the inspector shows may be changed: the inspector says so, what it is made of asks. */
export const [getMayChange, setMayChange] = createContext<() => boolean>();
