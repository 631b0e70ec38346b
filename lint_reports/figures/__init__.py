"""Statistical data editing (Fellegi and Holt 1976): what the figures say, and the relations they must hold."""
