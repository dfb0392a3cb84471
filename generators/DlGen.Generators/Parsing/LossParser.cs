using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Parsing;

/// <summary>The loss that a network's attribute names, with the options that belong to it.</summary>
internal static class LossParser
{
    private const string Default = "SoftmaxCrossEntropy";

    /// <summary>Each option's argument, its property's name, and the one loss it belongs to.</summary>
    private static readonly (string Argument, string Property, string Loss)[] Options =
    [
        ("labelSmoothing", "LabelSmoothing", "SoftmaxCrossEntropy"),
        ("huberDelta", "HuberDelta", "Huber"),
    ];

    public static LossSpec? Read(WrittenAttribute network, ImmutableArray<Argument>? arguments, List<Problem> problems)
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

        string kind = loss?.Text ?? Default;
        var options = ImmutableArray.CreateBuilder<Argument>();
        foreach ((string name, string property, string owner) in Options)
        {
            if (arguments.Value.FirstOrDefault(argument => argument.Name == name) is not { } option)
            {
                continue;
            }

            if (owner == kind)
            {
                options.Add(option);
            }
            else
            {
                problems.Add(Problem.At(option.Site, DiagnosticIds.OptionOfAnotherLoss, property, owner, kind));
            }
        }

        return new LossSpec(kind, options.ToImmutable().ToEquatableArray(), loss?.Site ?? network.Site);
    }
}
