package org.northernconnections.app;

import org.northernconnections.app.command.BadInput;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands of the program.
@Command(
        name = "northern",
        description = "From a city's challenge to meetings that lead somewhere, around the North Sea.",
        subcommands = {
            Demo.class,
            Serve.class,
            BackupCommand.class,
            RestoreCommand.class,
            Doctor.class,
            TimetableCommand.class,
            TrustCommand.class,
            MatchCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "Northern Connections 0.1.0",
        exitCodeOnInvalidInput = BadInput.CODE, // not picocli's 2, which says that there is no plan
        scope = CommandLine.ScopeType.INHERIT) // every command has --help and these exit codes
public final class Northern {
    private Northern() {}

    /// Runs one command; the exit code is 0 if it did what it was asked.
    public static void main(String... words) {
        quiet();
        int code = run(words.length == 0 ? new String[] {"help"} : words);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String... words) {
        try {
            return commandLine().execute(words);
        } catch (OutOfMemoryError e) {
            // Errors are not for the handler of exceptions; whatever took the memory is let go of by now.
            System.err.println(Trouble.line(e));
            return 1;
        }
    }

    /// Logs nothing until the program reads its settings; commands speak for themselves.
    static void quiet() {
        LoggingSystem.get(Northern.class.getClassLoader()).beforeInitialize();
    }

    /// The commands, with an answer in words to whatever goes wrong.
    static CommandLine commandLine() {
        return new CommandLine(new Northern()).setExecutionExceptionHandler((e, line, _) -> {
            if (e instanceof BadInput) {
                line.getErr().println(e.getMessage());
                return BadInput.CODE;
            }
            line.getErr().println(Trouble.line(e));
            return 1;
        });
    }
}
