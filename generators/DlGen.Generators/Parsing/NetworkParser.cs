using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.CustomLayers;
using DlGen.Generators.Parsing.Functions;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>From a class's attributes to the network they declare, or to what is wrong with them.</summary>
internal static class NetworkParser
{
    /// <summary>More layers than any network has; a bound on what a declaration can ask of the compiler.</summary>
    private const int MostLayers = 1_000;

    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        new DeclarationContext(compilation, cancellationToken).Parse(type, Parse);

    /// <summary>A class's declaration, as one that stands for itself or as a block of the one that is being parsed.</summary>
    public static ParsedNetwork Parse(INamedTypeSymbol type, DeclarationContext context)
    {
        ImmutableArray<WrittenAttribute> attributes = WrittenAttribute.Of(type, context.CancellationToken);
        if (type.TypeKind != TypeKind.Class || attributes.IsEmpty || Identifiers.AreHalfTyped(type))
        {
            return ParsedNetwork.None;
        }

        var problems = new List<Problem>();
        WrittenAttribute? network = attributes.FirstOrDefault(static attribute => attribute.DeclaresNetwork);
        bool isDlGens = attributes.Any(static attribute => attribute.Role != AttributeRole.Unknown);
        problems.AddRange(attributes
            .Where(static attribute => attribute.Role == AttributeRole.Unknown)
            .Select(attribute => ForeignNames.Hint(attribute, isDlGens, context.Compilation)!)
            .Where(static hint => hint is not null));
        if (network is null)
        {
            if (problems.Count == 0 && attributes.FirstOrDefault(static attribute => attribute.Role == AttributeRole.Layer) is { } layer)
            {
                problems.Add(Problem.At(layer.Site, DiagnosticIds.LayerWithoutNetwork, layer.Kind, type.Name));
            }

            return new ParsedNetwork(null, problems.ToEquatableArray());
        }

        bool isBlock = network.Role == AttributeRole.Block;
        ClassRules.Check(type, network.Declaration, isBlock, context.Compilation, problems, context.CancellationToken);
        ProjectRules.Check(type, context.Compilation, problems);
        CheckTogether(type, network, attributes, problems);

        ForeignNames.CheckArguments(network, problems);
        ImmutableArray<Argument>? arguments = ArgumentReader.Read(network, problems);
        context.Precision ??= Find(arguments, "precision")?.Text == "Double" ? ScalarType.Double : ScalarType.Float;
        var functions = new FunctionFinder(type, context.Compilation, context.Precision.Value, problems, context.CancellationToken);
        ImmutableArray<LayerSpec>? layers = network.Role == AttributeRole.Mlp
            ? MlpLayers.Expand(network, arguments, functions, problems)
            : ReadLayers(type, network, attributes, arguments, functions, context, problems);
        HeadParser.Check(network, attributes, arguments, problems);
        InputsRules.Check(network, attributes, Find(arguments, "tokens"), problems);
        bool hasLoss = !isBlock && !attributes.Any(HeadParser.IsHead);
        LossSpec? loss = hasLoss ? LossParser.Read(network, arguments, functions, problems) : null;
        if (arguments is null || layers is null || (loss is null && hasLoss))
        {
            return new ParsedNetwork(null, problems.ToEquatableArray());
        }

        EquatableArray<int> inputShape = InputsRules.Find(attributes) is not null && layers.Value[0].Kind == InputsLayer.Name
            ? InputsRules.Shape(layers.Value[0], type.Name, problems)
            : InputShape(network, arguments.Value);
        if (layers.Value.Sum(static layer => layer.Count) is > MostLayers and long count)
        {
            problems.Add(Problem.At(network.Site, DiagnosticIds.DeclarationTooLarge, type.Name, Sizes.Format(count), "layers", Sizes.Format(MostLayers)));
        }

        if (problems.Count > 0)
        {
            return new ParsedNetwork(null, problems.ToEquatableArray());
        }

        var spec = new NetworkSpec(
            Identifiers.NamespaceOf(type),
            Identifiers.ContainingTypesOf(type).Select(Identifiers.Redeclare).ToEquatableArray(),
            Identifiers.Escape(type.Name),
            Keyword: "class",
            DeclarationText.Of(attributes.Where(static attribute => attribute.Role != AttributeRole.Unknown)),
            inputShape,
            layers.Value.ToEquatableArray(),
            loss,
            context.Precision.Value,
            Find(arguments, "productRounding")?.Text switch { "Tf32" => ProductRounding.Tf32, "Bf16" => ProductRounding.Bf16, _ => ProductRounding.None },
            Find(arguments, "target") is { } target ? new TargetSpec(target.Text, target.Site) : new TargetSpec("Auto", network.Site))
        {
            Tokens = (int)arguments.Value.ToEquatableArray().Number("tokens", 0),
        };
        NetworkGraph graph = CompilerPipeline.Shape(spec).Graph;
        spec = NamesInScope.Avoid(type, spec, graph, context.Compilation, context.CancellationToken);
        ILookup<string, GeneratedMember> generated = MemberNames.Of(spec, graph);
        MemberNames.Check(type, spec, generated, context, problems);
        NamesInScope.Check(type, attributes, generated.Contains, context.Compilation, problems);
        return new ParsedNetwork(problems.Count == 0 ? spec : null, problems.ToEquatableArray());
    }

    /// <summary>One network a class, and its layers where their order can be read.</summary>
    private static void CheckTogether(
        INamedTypeSymbol type,
        WrittenAttribute network,
        ImmutableArray<WrittenAttribute> attributes,
        List<Problem> problems)
    {
        foreach (WrittenAttribute attribute in attributes)
        {
            if (ReferenceEquals(attribute, network) || attribute.Role == AttributeRole.Unknown)
            {
                continue;
            }

            if (attribute.Role != AttributeRole.Layer)
            {
                problems.Add(Problem.At(attribute.Site, DiagnosticIds.TwoNetworks, type.Name, network.Kind, attribute.Kind));
            }
            else if (network.Role == AttributeRole.Mlp)
            {
                problems.Add(Problem.At(attribute.Site, DiagnosticIds.LayerBesideMlp, attribute.Kind, type.Name));
            }
            else if (!ReferenceEquals(attribute.Declaration, network.Declaration))
            {
                problems.Add(Problem.At(attribute.Site, DiagnosticIds.LayersSpread, attribute.Kind, type.Name, network.Kind));
            }
        }
    }

    private static ImmutableArray<LayerSpec>? ReadLayers(
        INamedTypeSymbol type,
        WrittenAttribute network,
        ImmutableArray<WrittenAttribute> attributes,
        ImmutableArray<Argument>? options,
        FunctionFinder functions,
        DeclarationContext context,
        List<Problem> problems)
    {
        if (InputsRules.Find(attributes) is null)
        {
            CheckInputShape(network, options, problems);
        }

        Argument[] initializations = [.. options?.Where(static option => option.Name is "initialization" or "biasInitialization") ?? []];
        var layers = ImmutableArray.CreateBuilder<LayerSpec>();
        bool isRefused = problems.Exists(static problem => problem.Id == DiagnosticIds.UnknownName);
        bool hasUnknown = false;
        foreach (WrittenAttribute attribute in attributes)
        {
            hasUnknown |= attribute.Role == AttributeRole.Unknown;
            if (attribute.Role != AttributeRole.Layer)
            {
                continue;
            }

            ForeignNames.CheckArguments(attribute, problems);
            if (ArgumentReader.Read(attribute, problems) is not { } arguments)
            {
                isRefused = true;
                continue;
            }

            arguments = arguments.AddRange(initializations.Where(option => HasOption(attribute, option.Name) && Find(arguments, option.Name) is null));

            ScalarFunction? function = null;
            if (attribute.Kind == "Apply")
            {
                function = functions.Find(arguments[0], FunctionUse.Activation);
                isRefused |= function is null;
            }

            LossSpec? loss = null;
            if (HeadParser.IsHead(attribute))
            {
                loss = HeadParser.ReadLoss(attribute, arguments, functions, problems);
                isRefused |= loss is null;
            }

            CustomLayerSpec? custom = null;
            EquatableArray<BlockSpec>? blocks = EquatableArray<BlockSpec>.Empty;
            if (attribute.Kind == "Custom")
            {
                custom = CustomLayerFinder.Find(attribute, context.Compilation, problems);
                isRefused |= custom is null;
            }
            else
            {
                blocks = BlockFinder.Find(attribute, context, problems);
                isRefused |= blocks is null;
            }

            layers.AddRange(BlockFinder.Repeat(
                new LayerSpec(attribute.Kind, arguments.ToEquatableArray(), attribute.Site, function, blocks ?? EquatableArray<BlockSpec>.Empty, custom, loss)));
        }

        if (layers.Count == 0 && !isRefused && !hasUnknown)
        {
            problems.Add(Problem.At(network.Site, DiagnosticIds.NoLayer, network.Declaration.Identifier.ValueText, ForeignNames.HiddenLayer(type)
                ?? $"add its layers as attributes after [{network.Kind}], such as [Linear(10)]"));
        }

        return isRefused || layers.Count == 0 ? null : layers.ToImmutable();
    }

    private static void CheckInputShape(WrittenAttribute network, ImmutableArray<Argument>? arguments, List<Problem> problems)
    {
        // What was left out because it is wrong has been reported, so the length counts what was written.
        if (arguments is null)
        {
            return;
        }

        int rank = Sizes.CountWritten(network);
        if (rank is 0 or > 3)
        {
            Argument? fourth = Sizes.Of(arguments.Value, "inputShape").Skip(3).FirstOrDefault();
            problems.Add(Problem.At(fourth?.Site ?? network.Site, DiagnosticIds.InputShapeRank, network.Declaration.Identifier.ValueText, Sizes.Format(rank)));
            return;
        }

        long size = 1;
        foreach (Argument length in Sizes.Of(arguments.Value, "inputShape"))
        {
            size *= Sizes.ValueOf(length);
            if (size > Sizes.Most)
            {
                problems.Add(Problem.At(length.Site, DiagnosticIds.DeclarationTooLarge, network.Declaration.Identifier.ValueText, Sizes.Format(size), "inputs", Sizes.Format(Sizes.Most)));
                return;
            }
        }
    }

    private static EquatableArray<int> InputShape(WrittenAttribute network, ImmutableArray<Argument> arguments) =>
        network.Role == AttributeRole.Mlp
            ? EquatableArray.Create(Sizes.ValueOf(Sizes.Of(arguments, "sizes").First()))
            : Sizes.Of(arguments, "inputShape").Select(Sizes.ValueOf).ToEquatableArray();

    /// <summary>Whether a layer has a network's option too, the enum of the same name.</summary>
    private static bool HasOption(WrittenAttribute layer, string argument)
    {
        string name = LayerDefinition.Capitalized(argument);
        return DlGenAttributes.PropertyOf(layer.Data.AttributeClass!, name) is { } property && DlGenAttributes.IsEnum(property.Type, name);
    }

    private static Argument? Find(ImmutableArray<Argument>? arguments, string name) =>
        arguments?.FirstOrDefault(argument => argument.Name == name);
}
