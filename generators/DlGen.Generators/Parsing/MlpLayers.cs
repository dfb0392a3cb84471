using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.Functions;

namespace DlGen.Generators.Parsing;

/// <summary>Spells an [Mlp] out: a Linear layer a size after the first, and between them what normalizes it, the activation and what drops out.</summary>
internal static class MlpLayers
{
    /// <summary>What a hidden layer is called that adds to what comes in.</summary>
    private const string HiddenLayer = "Hidden";

    /// <summary>The place of an activation that is left to the default: that of the size before it.</summary>
    private static readonly Site Unsaid = new(-1, -1);

    public static ImmutableArray<LayerSpec>? Expand(WrittenAttribute mlp, ImmutableArray<Argument>? arguments, FunctionFinder functions, List<Problem> problems)
    {
        if (arguments is null)
        {
            return null;
        }

        string name = mlp.Declaration.Identifier.ValueText;
        int count = Sizes.CountWritten(mlp);
        if (count < 2)
        {
            problems.Add(Problem.At(mlp.Site, DiagnosticIds.TooFewSizes, name, count == 1 ? "one size" : "no size"));
            return null;
        }

        Argument[] sizes = Sizes.Of(arguments.Value, "sizes").ToArray();
        if (sizes.Length < count)
        {
            return null;
        }

        CheckParameters(name, sizes, problems);
        if (ReadActivation(arguments.Value, functions, problems) is not { } activation)
        {
            return null;
        }

        Argument? Find(string argument) => arguments.Value.FirstOrDefault(candidate => candidate.Name == argument);
        (Argument? initialization, Argument? biases) = (Find("initialization"), Find("biasInitialization"));
        (Argument? normalization, Argument? dropout, Argument? residual) = (Find("normalization"), Find("dropout"), Find("residual"));
        bool isResidual = residual is { Text: "true" };
        if (isResidual && !KeepsASize(sizes))
        {
            problems.Add(Problem.At(residual!.Site, DiagnosticIds.NothingToSkip, name));
            return null;
        }

        var layers = ImmutableArray.CreateBuilder<LayerSpec>();
        for (int index = 1; index < sizes.Length; index++)
        {
            Argument size = sizes[index];
            bool isHidden = index < sizes.Length - 1;

            // A bias would go off again with the mean of the batch.
            bool hasBias = !(isHidden && normalization is { Text: "BatchNorm" });
            List<LayerSpec> layer = [Linear(size, initialization, hasBias ? biases : normalization! with { Name = "bias", Text = "false" })];
            if (isHidden)
            {
                if (normalization is { Text: not "None" })
                {
                    layer.Add(new LayerSpec(normalization.Text, EquatableArray<Argument>.Empty, normalization.Site));
                }

                layer.Add(activation.Site == Unsaid ? activation with { Site = size.Site } : activation);
                if (dropout is { Text: not "0" } rate)
                {
                    layer.Add(new LayerSpec("Dropout", EquatableArray.Create(rate with { Name = "p" }), rate.Site));
                }

                if (isResidual && index > 1 && Sizes.ValueOf(size) == Sizes.ValueOf(sizes[index - 1]))
                {
                    var block = new BlockSpec(HiddenLayer, HiddenLayer, IsNetwork: false, EquatableArray.Create(Sizes.ValueOf(size)), layer.ToEquatableArray());
                    layer = [new LayerSpec("Residual", EquatableArray<Argument>.Empty, size.Site, Blocks: EquatableArray.Create(block))];
                }
            }

            layers.AddRange(layer);
        }

        return layers.ToImmutable();
    }

    private static LayerSpec Linear(Argument size, params Argument?[] initializations)
    {
        Argument outputs = size with { Name = "outputs" };
        return new LayerSpec("Linear", initializations.OfType<Argument>().Prepend(outputs).ToEquatableArray(), size.Site);
    }

    /// <summary>Whether one hidden layer has the size of the hidden layer before it.</summary>
    private static bool KeepsASize(Argument[] sizes) =>
        Enumerable.Range(2, Math.Max(0, sizes.Length - 3)).Any(index => Sizes.ValueOf(sizes[index]) == Sizes.ValueOf(sizes[index - 1]));

    /// <summary>
    /// The layer between the linear ones: that of the function or of the activation said, a relu where none is. Null where
    /// the function is refused.
    /// </summary>
    private static LayerSpec? ReadActivation(ImmutableArray<Argument> arguments, FunctionFinder functions, List<Problem> problems)
    {
        Argument? activation = arguments.FirstOrDefault(static argument => argument.Name == "activation");
        if (arguments.FirstOrDefault(static argument => argument.Name == "activationFunction") is { } name)
        {
            if (activation is not null)
            {
                problems.Add(Problem.At(name.Site, DiagnosticIds.FunctionBesideChoice, "ActivationFunction", "Activation"));
            }

            ScalarFunction? function = functions.Find(name, FunctionUse.Activation);
            return function is null ? null : new LayerSpec("Apply", EquatableArray<Argument>.Empty, name.Site, function);
        }

        // GELU's other form is an argument of its layer.
        Site site = activation?.Site ?? Unsaid;
        return activation?.Text switch
        {
            null => new LayerSpec("Relu", EquatableArray<Argument>.Empty, site),
            "GeluTanh" => new LayerSpec("Gelu", EquatableArray.Create(new Argument("approximation", "Tanh", site)), site),
            string kind => new LayerSpec(kind, EquatableArray<Argument>.Empty, site),
        };
    }

    private static void CheckParameters(string name, Argument[] sizes, List<Problem> problems)
    {
        long parameters = 0;
        for (int index = 1; index < sizes.Length; index++)
        {
            // At most 2⁶² + 2³¹ and what was below the bound before: no overflow.
            parameters += ((long)Sizes.ValueOf(sizes[index - 1]) + 1) * Sizes.ValueOf(sizes[index]);
            if (parameters > Sizes.Most)
            {
                problems.Add(Problem.At(sizes[index].Site, DiagnosticIds.DeclarationTooLarge, name, Sizes.Format(parameters), "parameters", Sizes.Format(Sizes.Most)));
                return;
            }
        }
    }
}
