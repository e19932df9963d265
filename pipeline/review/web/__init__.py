"""The review screen: pages and forms in a browser. Imported only when it is served."""
