using Xunit.Abstractions;
using Xunit.Sdk;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>A theory about every kind of device that is present.</summary>
[XunitTestCaseDiscoverer("DlGen.Gpu.Tests.Infrastructure.DeviceTheoryDiscoverer", "DlGen.Gpu.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeviceTheoryAttribute : TheoryAttribute;

/// <summary>Skips the theory where there is no device of its class's kind.</summary>
public sealed class DeviceTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        TestDevices.WhyNone(testMethod) is { } reason
            ? [TestDevices.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod, reason)]
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}
