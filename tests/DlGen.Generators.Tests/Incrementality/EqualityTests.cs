using System.Collections.Immutable;
using System.Reflection;
using DlGen.Generators.Data;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Tests.Incrementality;

/// <summary>The pipeline caches by equality: a model that is equal by reference, or leaves a property out, breaks it.</summary>
public class EqualityTests
{
    public static TheoryData<Type> Models => new(typeof(NetworkSpec).Assembly.GetTypes()
        .Where(static type => type.Namespace == typeof(NetworkSpec).Namespace && IsRecord(type))
        .Concat([typeof(ParsedNetwork), typeof(GeneratedSource), typeof(NetworkName), typeof(ParsedData), typeof(DataHalf)]));

    [Theory]
    [MemberData(nameof(Models))]
    public void EqualParts_MakeEqualModels(Type model)
    {
        object first = Make(model, variant: 0);
        object second = Make(model, variant: 0);

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AnyOtherPart_MakesAnotherModel(Type model)
    {
        ConstructorInfo constructor = ConstructorOf(model);
        object original = Make(model, variant: 0);
        ParameterInfo[] parameters = constructor.GetParameters();
        for (int changed = 0; changed < parameters.Length; changed++)
        {
            object[] arguments = parameters.Select((parameter, index) => Make(parameter.ParameterType, index == changed ? 1 : 0)).ToArray();

            Assert.NotEqual(original, constructor.Invoke(arguments));
        }
    }

    [Fact]
    public void Arrays_AreEqualByItems()
    {
        EquatableArray<string> first = EquatableArray.Create("a", "b");

        Assert.True(first == EquatableArray.Create("a", "b"));
        Assert.True(first != EquatableArray.Create("a", "c"));
        Assert.True(first != EquatableArray.Create("a"));
        Assert.True(first != EquatableArray.Create("b", "a"));
        Assert.True(default == EquatableArray<string>.Empty);
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), EquatableArray<string>.Empty.GetHashCode());
        Assert.Empty(default(EquatableArray<string>));
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    /// <summary>Two distinct values of any type a model is made of. Where a type holds itself, an array of it is empty.</summary>
    private static object Make(Type type, int variant, params Type[] around)
    {
        if (type == typeof(string))
        {
            return new string((char)('a' + variant), 3);
        }

        if (type == typeof(int))
        {
            return 7 + variant;
        }

        if (type == typeof(bool))
        {
            return variant == 1;
        }

        if (type == typeof(Expression))
        {
            return new Variable(new string((char)('a' + variant), 3));
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(variant)!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
        {
            Type item = type.GetGenericArguments()[0];
            Array items = Array.CreateInstance(item, 2);
            if (around.Contains(item))
            {
                return Activator.CreateInstance(type)!;
            }

            items.SetValue(Make(item, 0, around), 0);
            items.SetValue(Make(item, variant, around), 1);
            object immutable = typeof(ImmutableArray).GetMethods()
                .Single(static method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(item)
                .Invoke(null, [items])!;
            return Activator.CreateInstance(type, immutable)!;
        }

        ConstructorInfo constructor = ConstructorOf(type);
        return constructor.Invoke(constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, variant, [.. around, type])).ToArray());
    }

    private static ConstructorInfo ConstructorOf(Type type) => type
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public)
        .OrderByDescending(static constructor => constructor.GetParameters().Length)
        .First();
}
