using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>
/// Names in a declaration that the C# compiler doesn't find, as people know them from Keras, PyTorch and elsewhere, or mistype them:
/// beside the compiler's error stands what DlGen calls the same thing.
/// </summary>
internal static class ForeignNames
{
    /// <summary>The plain name of PyTorch's LogSoftmax. No layer here takes its place, for the loss applies the softmax itself.</summary>
    private const string LogSoftmax = "LOGSOFTMAX";

    private const string Softmax =
        "leave it out: Loss.SoftmaxCrossEntropy takes logits and applies the softmax itself, and Predict gives probabilities";

    /// <summary>What other libraries call the attributes, without regard to case and underscores.</summary>
    private static readonly Dictionary<string, string> Attributes = Table(
        ("Linear", "Dense FullyConnected Fc Affine InnerProduct Gemm"),
        ("Mlp", "Perceptron MultilayerPerceptron FeedForward"),
        ("Network", "Sequential Model Module NeuralNetwork Input InputLayer"),
        ("Relu", "RectifiedLinear Rectifier"),
        ("LeakyRelu", "LeakyRectifier Lrelu"),
        ("Silu", "Swish"),
        ("Sigmoid", "Logistic"),
        ("BatchNorm", "BatchNormalization BatchNorm1d BatchNorm2d BatchNorm3d"),
        ("LayerNorm", "LayerNormalization"),
        ("GroupNorm", "GroupNormalization"),
        ("RmsNorm", "RmsNormalization RootMeanSquareNorm"),
        ("Conv2d", "Conv Convolution Convolution2D ConvLayer"),
        ("Conv1d", "Convolution1D TemporalConvolution"),
        ("MaxPool1d", "MaxPooling1D"),
        ("AvgPool1d", "AveragePool1D AveragePooling1D AvgPooling1D"),
        ("Upsample", "Upsampling Upsampling2D Interpolate UpsamplingNearest2d UpsamplingBilinear2d"),
        ("ConvTranspose2d", "ConvTranspose Conv2DTranspose Deconv Deconv2d Deconvolution TransposedConvolution TransposedConv2d"),
        ("DepthwiseConv2d", "DepthwiseConv DepthwiseConvolution DepthwiseConvolution2D DepthConv"),
        ("MaxPool2d", "MaxPool MaxPooling MaxPooling2D"),
        ("AvgPool2d", "AvgPool AveragePool AveragePooling AveragePooling2D AvgPooling2D"),
        ("GlobalAvgPool", "GlobalAvgPool2d GlobalAveragePool GlobalAveragePooling GlobalAveragePooling2D"),
        ("AdaptiveAvgPool2d", "AdaptiveAvgPool AdaptiveAveragePool AdaptiveAveragePool2D AdaptiveAveragePooling2D"),
        ("Dropout", "AlphaDropout DropoutLayer"),
        ("Flatten", "Reshape View"),
        ("Apply", "Activation Lambda Elementwise"),
        ("Residual", "Skip SkipConnection ResidualBlock Add"),
        ("Parallel", "Concat Concatenate Branch Merge"),
        ("Head", "Output OutputLayer"),
        ("Use", "Include SubModule"));

    /// <summary>What other libraries call the members of enums and the options, by the type or attribute that has them.</summary>
    private static readonly Dictionary<string, string> Members = Table(
        ("SoftmaxCrossEntropy", "CrossEntropy CrossEntropyLoss CategoricalCrossEntropy SparseCategoricalCrossEntropy Nll NllLoss LogLoss"),
        ("BinaryCrossEntropy", "Bce BceLoss BceWithLogits BceWithLogitsLoss"),
        ("MeanSquaredError", "Mse MseLoss L2 L2Loss"),
        ("MeanAbsoluteError", "Mae L1 L1Loss"),
        ("Huber", "HuberLoss SmoothL1 SmoothL1Loss"),
        ("Silu", "Swish"),
        ("Identity", "Linear None"),
        ("He", "Kaiming KaimingNormal HeNormal"),
        ("HeUniform", "KaimingUniform"),
        ("Xavier", "Glorot GlorotNormal XavierNormal"),
        ("XavierUniform", "GlorotUniform"),
        ("LeCun", "LecunNormal"),
        ("Zero", "Zeros"),
        ("Single", "Float Float32 Fp32"),
        ("Double", "Float64 Fp64"),
        ("Bf16", "BFloat16"),
        ("Concatenate", "Concat"),
        ("Sum", "Add"),
        ("Outputs", "Units OutFeatures OutputSize"),
        ("Bias", "UseBias"),
        ("P", "Rate Probability"),
        ("Epsilon", "Eps"),
        ("Slope", "NegativeSlope"),
        ("Multiplier", "DepthMultiplier"),
        ("Times", "Repeat Count"),
        ("Shared", "Share ShareWeights"),
        ("Frozen", "Freeze"),
        ("Weight", "LossWeight"));

    /// <summary>How layers begin that other libraries have and DlGen doesn't; one that it gets is found before.</summary>
    private static readonly string[] Missing =
    [
        "CONV", "SEPARABLECONV", "DEPTHWISECONV", "MAXPOOL", "AVGPOOL", "AVERAGEPOOL", "GLOBALAVG", "GLOBALMAX", "GLOBALPOOL", "ADAPTIVEAVG", "ADAPTIVEMAX", "LSTM", "GRU", "RNN", "SIMPLERNN", "BIDIRECTIONAL",
        "POSITIONEMBEDDING", "ATTENTION", "MULTIHEADATTENTION", "SELFATTENTION", "TRANSFORMER", "INSTANCENORM", "ZEROPAD", "MASKING", "PIXELSHUFFLE",
    ];

    private static readonly string[] Own = ["Mlp", "Network", "Block", "CsvData", .. LayerDefinition.Kinds];

    /// <summary>Whether an attribute's name could be meant for one of DlGen's, as far as its letters say.</summary>
    public static bool IsAny(string attribute)
    {
        string name = Plain(attribute);
        return name == LogSoftmax || Attributes.ContainsKey(name) || IsMissing(name) || Own.Any(own => Plain(own) == name);
    }

    /// <summary>What is to be said of an attribute that the compiler doesn't find; null where nothing is.</summary>
    public static Problem? Hint(WrittenAttribute attribute, bool isBesideOthers, Compilation compilation)
    {
        string written = NameOf(attribute.Syntax.Name);
        string name = Plain(written);
        SemanticModel model = compilation.GetSemanticModel(attribute.Syntax.SyntaxTree);
        bool isImported = model.LookupNamespacesAndTypes(attribute.Syntax.SpanStart, name: "MlpAttribute").Any(static type => DlGenAttributes.RoleOf(type as INamedTypeSymbol) == AttributeRole.Mlp);
        string? advice = Own.FirstOrDefault(own => Plain(own) == name) switch
        {
            { } own when own == written => isImported ? TypeArguments(own, compilation) : "add 'using DlGen;'",
            { } own => Meant(own),
            null when !isImported && !isBesideOthers => null,
            null when name == LogSoftmax => Softmax,
            null when Attributes.TryGetValue(name, out string? own) => Meant(own),
            null when IsMissing(name) => $"DlGen has no such layer; its layers are {string.Join(", ", LayerDefinition.Kinds.OrderBy(static kind => kind, StringComparer.Ordinal))}",
            null when isBesideOthers && ClosestName.To(written, Own) is { } closest => Meant(closest),
            null => null,
        };
        return advice is null ? null : Problem.At(attribute.Site, DiagnosticIds.UnknownName, written, advice);
    }

    /// <summary>What is to be said of a class's first attribute that is called as a layer is but is the user's own; null where there is none.</summary>
    public static string? HiddenLayer(INamedTypeSymbol type) => type.GetAttributes()
        .Select(static attribute => attribute.AttributeClass)
        .OfType<INamedTypeSymbol>()
        .Where(static attribute => attribute.TypeKind != TypeKind.Error && DlGenAttributes.RoleOf(attribute) == AttributeRole.None)
        .Select(static attribute => (Type: attribute.ToDisplayString(), Kind: LayerDefinition.Kinds.FirstOrDefault(kind => attribute.Name == kind + "Attribute")))
        .Where(static found => found.Kind is not null)
        .Select(static found => $"[{found.Kind}] means your own '{found.Type}' here, which hides DlGen's: write [DlGen.{found.Kind}]")
        .FirstOrDefault();

    /// <summary>Reports options and enum members of an attribute that don't exist, where it can be said what was meant.</summary>
    public static void CheckArguments(WrittenAttribute attribute, List<Problem> problems)
    {
        INamedTypeSymbol type = attribute.Data.AttributeClass!;
        IReadOnlyList<WrittenArguments.Item> arguments = WrittenArguments.Of(attribute.Syntax);
        for (int index = 0; index < arguments.Count; index++)
        {
            AttributeArgumentSyntax argument = arguments[index].Argument;
            (string Unknown, string? Meant)? found = null;
            if (argument.NameEquals?.Name.Identifier.ValueText is { } option)
            {
                IPropertySymbol? property = DlGenAttributes.PropertyOf(type, option);
                found = property is null ? (option, Closest(option, OptionsOf(type))) : UnknownMember(argument.Expression, property.Type);
            }
            else if (argument.NameColon?.Name.Identifier.ValueText is { } parameter && !ParametersOf(type).Contains(parameter))
            {
                found = (parameter, Closest(parameter, ParametersOf(type)));
            }

            if (found is { Meant: { } meant } known)
            {
                problems.Add(Problem.At(new Site(attribute.Index, index), DiagnosticIds.UnknownName, known.Unknown, Meant(meant)));
            }
        }
    }

    /// <summary>A member that is written of an enum but that it hasn't: Loss.CrossEntropy.</summary>
    private static (string Unknown, string? Meant)? UnknownMember(ExpressionSyntax value, ITypeSymbol type)
    {
        if (value is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: { Length: > 0 } member, Expression: var of }
            || type.TypeKind != TypeKind.Enum
            || NameOf(of) != type.Name)
        {
            return null;
        }

        string[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Select(static field => field.Name)];
        string? meant = members.Contains(member) ? null : Closest(member, members);
        return meant is null ? null : ($"{type.Name}.{member}", $"{type.Name}.{meant}");
    }

    private static string? Closest(string name, IReadOnlyList<string> candidates) =>
        candidates.FirstOrDefault(candidate => Plain(candidate) == Plain(name))
        ?? (Members.TryGetValue(Plain(name), out string? own) ? candidates.FirstOrDefault(candidate => Plain(candidate) == Plain(own)) : null)
        ?? ClosestName.To(name, candidates);

    private static string[] OptionsOf(INamedTypeSymbol type)
    {
        var options = new List<string>();
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            options.AddRange(declaring.GetMembers().OfType<IPropertySymbol>().Where(static property => property.SetMethod is not null).Select(static property => property.Name));
        }

        return [.. options];
    }

    private static string[] ParametersOf(INamedTypeSymbol type) =>
        [.. type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Select(static parameter => parameter.Name)];

    /// <summary>How an attribute is written that needs type arguments; null for one that needs none, of which the compiler says all.</summary>
    private static string? TypeArguments(string own, Compilation compilation) =>
        compilation.GetTypeByMetadataName($"DlGen.{own}Attribute") is null ? $"its block or type stands in angle brackets, as in {own}<{(own == "Custom" ? "Maxout" : "Encoder")}{(own is "Parallel" or "Inputs" ? ", Decoder" : "")}>" : null;

    private static string Meant(string name) => $"did you mean '{name}'?";

    private static bool IsMissing(string name) => Array.Exists(Missing, start => name.StartsWith(start, StringComparison.Ordinal));

    private static string NameOf(SyntaxNode name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax qualified => NameOf(qualified.Name),
        MemberAccessExpressionSyntax access => NameOf(access.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    /// <summary>A name without what people write in different ways: case, underscores and the suffix of attributes.</summary>
    private static string Plain(string name)
    {
        string plain = name.Replace("_", "").ToUpperInvariant();
        return plain.EndsWith("ATTRIBUTE", StringComparison.Ordinal) && plain.Length > 9 ? plain.Substring(0, plain.Length - 9) : plain;
    }

    private static Dictionary<string, string> Table(params (string Own, string Others)[] entries) => entries
        .SelectMany(static entry => entry.Others.Split(' ').Select(other => (Other: Plain(other), entry.Own)))
        .ToDictionary(static entry => entry.Other, static entry => entry.Own, StringComparer.Ordinal);
}
