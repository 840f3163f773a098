"""What is kept and how it is shown: tables, migrations, sessions, and the site's configuration."""
