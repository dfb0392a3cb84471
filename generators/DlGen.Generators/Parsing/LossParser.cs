using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.Functions;

namespace DlGen.Generators.Parsing;

/// <summary>The loss that a network's attribute names, with the options that belong to it.</summary>
internal static class LossParser
{
    private const string Default = "SoftmaxCrossEntropy";
    private const string Own = "Own";

    /// <summary>Each option's argument, its property's name, and the one loss it belongs to.</summary>
    private static readonly (string Argument, string Property, string Loss)[] Options =
    [
        ("labelSmoothing", "LabelSmoothing", "SoftmaxCrossEntropy"),
        ("huberDelta", "HuberDelta", "Huber"),
        ("posWeight", "PosWeight", "BinaryCrossEntropy"),
        ("ignoreIndex", "IgnoreIndex", "SoftmaxCrossEntropy"),
    ];

    public static LossSpec? Read(WrittenAttribute network, ImmutableArray<Argument>? arguments, FunctionFinder functions, List<Problem> problems)
    {
        if (arguments is null)
        {
            return null;
        }

        Argument? loss = arguments.Value.FirstOrDefault(static argument => argument.Name == "loss");
        if (loss is null && network.Data.NamedArguments.Any(static named => named.Key == "Loss"))
        {
            // It was reported as unknown: nothing can be said of its options.
            return null;
        }

        Argument? function = arguments.Value.FirstOrDefault(static argument => argument.Name == "lossFunction");
        string kind = function is null ? loss?.Text ?? Default : Own;
        var options = ImmutableArray.CreateBuilder<Argument>();
        foreach ((string name, string property, string owner) in Options)
        {
            Argument[] said = [.. arguments.Value.Where(argument => argument.Name == name)];
            if (owner == kind)
            {
                options.AddRange(said);
            }
            else if (said.Length > 0)
            {
                problems.Add(Problem.At(said[0].Site, DiagnosticIds.OptionOfAnotherLoss, property, owner, function is null ? "Loss." + kind : function.Text));
            }
        }

        options.AddRange(arguments.Value.Where(static argument => argument.Name == "reduction"));
        if (function is null)
        {
            return new LossSpec(kind, options.ToImmutable().ToEquatableArray(), loss?.Site ?? network.Site);
        }

        if (loss is not null)
        {
            problems.Add(Problem.At(function.Site, DiagnosticIds.FunctionBesideChoice, "LossFunction", "Loss"));
        }

        return functions.Find(function, FunctionUse.Loss) is { } found
            ? new LossSpec(Own, options.ToImmutable().ToEquatableArray(), function.Site, found)
            : null;
    }
}
