/** Notes when the script of a page begins to run; imported first, so it runs before all else. */
performance.mark('script-start');
