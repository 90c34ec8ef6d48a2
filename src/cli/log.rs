//! What happens inside, for engineers: off unless `PHULUC_LOG` asks for it.

use tracing_subscriber::EnvFilter;

/// The variable that says what is logged, as in `PHULUC_LOG=debug` or `PHULUC_LOG=phuluc::form=debug`.
const VARIABLE: &str = "PHULUC_LOG";

/// Sends what the stages say of themselves to stderr, each line with its time.
pub(super) fn begin() {
    if let Ok(filter) = EnvFilter::try_from_env(VARIABLE) {
        // a second subscriber of this process (a test's) is left in place
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .try_init();
    }
}
