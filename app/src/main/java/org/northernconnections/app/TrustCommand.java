package org.northernconnections.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Trust from files: evaluates the engine on ratings, without a database.
@Command(
        name = "trust",
        description = "Evaluates trust on ratings in files, answers from them, attacks them, and walks over edges.",
        subcommands = {
            EvaluateCommand.class,
            AskCommand.class,
            AttackCommand.class,
            WalkCommand.class,
            CommandLine.HelpCommand.class
        })
final class TrustCommand {
    private TrustCommand() {}
}
