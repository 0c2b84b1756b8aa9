package id.kentongan.launcher.replay;

import java.time.Duration;
import java.time.InstantSource;

/** How time is read and how it is let pass. */
interface Pause {

    Pause REAL = new Pause() {
        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }

        @Override
        public void of(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    InstantSource clock();

    void of(Duration duration) throws InterruptedException;
}
