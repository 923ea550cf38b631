// Sets the theme that the person chose before the first paint, so that a dark screen never flashes white.
// It is a file of its own because the Content-Security-Policy allows no inline script. `theme.svelte.ts` writes the key.
try {
	const theme = localStorage.getItem('longroad-theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// Storage is closed to us: the system's theme stays.
}
